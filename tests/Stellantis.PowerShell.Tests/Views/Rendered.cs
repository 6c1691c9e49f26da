using System.Globalization;
using System.Management.Automation;
using System.Text.RegularExpressions;
using Stellantis.PowerShell.Tests.Engine;
using Stellantis.PowerShell.Tests.Support;
using Stellantis.Testing;
using Xunit;

namespace Stellantis.PowerShell.Tests.Views;

/// <summary>The texts of the views that are written down, one file for a type and a width, the same in every time zone.</summary>
internal static partial class Rendered
{
    public const string Update = "STELLANTIS_UPDATE_VIEWS";

    private const string Folder = "tests/Stellantis.PowerShell.Tests/Views/Rendered";

    private static readonly DateTimeOffset s_started = DateTimeOffset.UtcNow;

    /// <summary>Holds a text against its file; with the variable set, writes the file.</summary>
    public static void Check(string name, int width, string text)
    {
        var file = Repository.File($"{Folder}/{name}.{width.ToString(CultureInfo.InvariantCulture)}.txt");
        if (Environment.GetEnvironmentVariable(Update) == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
        }
        Assert.True(File.Exists(file), $"There is no {file}. {Advice}");
        var written = File.ReadAllText(file).ReplaceLineEndings("\n");
        Assert.True(written == text, $"The view is not the one in {file}:\n{text}\n{Advice}");
    }

    /// <summary>What a person sees of objects on a console of that width, checked for what no view may show.</summary>
    public static string Text(PowerShellSession session, IReadOnlyList<PSObject> objects, int width, string format = "Out-Default")
    {
        var lines = session.RunText($"$shown | {format}", width, ("shown", objects)).Split('\n').Select(line => line.TrimEnd()).ToList();
        Assert.All(lines, line => Assert.True(line.Length <= width, line));
        Assert.All(lines, line => Assert.DoesNotMatch(TypeName(), Client().Replace(line, "")));
        return Neutral(string.Join('\n', lines).Trim('\n')) + "\n";
    }

    // The local times as UTC; those of this run, what this machine and this run were given as fixed ones.
    private static string Neutral(string text) => EventTime().Replace(Listener().Replace(NeutralTimes(text), match =>
            match.Groups["more"].Success ? "listener".PadRight(match.Length) : "listener"), match =>
        DateTimeOffset.TryParse(string.Concat(match.Groups["time"].Value.Split()), CultureInfo.InvariantCulture, out var time)
            && (time - s_started).Duration() < TimeSpan.FromHours(1) ? "\"date\":\"2030-01-01T12:00:00Z\"" : match.Value);

    private static string NeutralTimes(string text) =>
        Age().Replace(Account().Replace(Client().Replace(Port().Replace(LocalTime().Replace(text, match =>
    {
        var format = match.Groups["offset"].Success ? "yyyy-MM-dd HH:mm:ss zzz" : match.Groups["second"].Success ? "yyyy-MM-dd HH:mm:ss"
            : "yyyy-MM-dd HH:mm";
        var time = DateTimeOffset.ParseExact(match.Value, format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeLocal).ToUniversalTime();
        if ((time - s_started).Duration() < TimeSpan.FromHours(1))
            time = new DateTimeOffset(2030, 1, 1, 12, 0, 0, TimeSpan.Zero);
        return time.ToString(format, CultureInfo.InvariantCulture);
    }), match => "127.0.0.1:55555"[..match.Length]), "(the module)"), "(made up)"), match => "9d".PadLeft(match.Length));

    private static string Advice =>
        $"If the change is meant, run the tests once with {Update}=1 in the environment, look at the difference, and commit the file.";

    [GeneratedRegex(@"\d{4}-\d\d-\d\d \d\d:\d\d(?<second>:\d\d)?(?<offset> [+-]\d\d:\d\d)?", RegexOptions.ExplicitCapture)]
    private static partial Regex LocalTime();

    [GeneratedRegex(@" (?<![:\d])\d+[mhd](?= )")]
    private static partial Regex Age();

    // In an event that was made now; the text may go over the end of a line.
    [GeneratedRegex(@"""date"":""(?<time>[^""]*)""", RegexOptions.ExplicitCapture)]
    private static partial Regex EventTime();

    // Listeners of other tests run in this process too.
    [GeneratedRegex(@"listener\d+(?<more>(?= ))?", RegexOptions.ExplicitCapture)]
    private static partial Regex Listener();

    [GeneratedRegex(@"127\.0\.0\.1:\d{1,5}")]
    private static partial Regex Port();

    [GeneratedRegex(@"AC-ACNT\d{12}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", RegexOptions.ExplicitCapture)]
    private static partial Regex Account();

    [GeneratedRegex(@"Stellantis\.PowerShell/[\d.]+")]
    private static partial Regex Client();

    [GeneratedRegex(@"\b(Stellantis|System)\.[A-Z]|#ERR")]
    private static partial Regex TypeName();
}
