using System.Globalization;
using System.Runtime.InteropServices;

namespace Stellantis.Benchmarks;

/// <summary>Prints figures as they are measured: the value, what it is compared with, the target, and whether it is met.</summary>
internal sealed class Report(TextWriter output)
{
    private int _met;
    private int _targets;

    public void Begin() =>
        output.WriteLine($"{RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSDescription}, {Environment.ProcessorCount} processors. " +
            $"Medians (least-most).");

    public void Heading(string text)
    {
        output.WriteLine();
        output.WriteLine(text);
    }

    /// <summary>Something measured that has no target of its own.</summary>
    public void Value(string what, string measured) => output.WriteLine($"  {what,-58} {measured}");

    /// <summary>Something measured that is held against a number of its own kind.</summary>
    public void AtMost(string what, double value, double limit, string unit, string than)
    {
        Judge(value <= limit, $"  {what,-58} {Number(value)}{unit} of {than}; target at most {Number(limit)}{unit}");
    }

    public void AtLeast(string what, double value, double limit, string unit, string than)
    {
        Judge(value >= limit, $"  {what,-58} {Number(value)}{unit} {than}; target at least {Number(limit)}{unit}");
    }

    public void Skip(string what, string why) => output.WriteLine($"  {what,-58} not measured: {why}");

    public void End()
    {
        output.WriteLine();
        output.WriteLine($"{_met} of {_targets} targets met.");
    }

    private void Judge(bool met, string line)
    {
        _targets++;
        _met += met ? 1 : 0;
        output.WriteLine($"{line}: {(met ? "met" : "MISSED")}");
    }

    private static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
