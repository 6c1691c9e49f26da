using System.Diagnostics;
using System.Globalization;

namespace Stellantis.Benchmarks.Samples;

/// <summary>The pwsh of the repository's tool manifest, whatever else is installed.</summary>
internal static class Pwsh
{
    private static readonly Lazy<string> s_restored = new(() => DotNet("tool", "restore"));

    /// <summary>Runs a script in a fresh process; it writes one number a line.</summary>
    public static double[] Numbers(string script)
    {
        _ = s_restored.Value;
        return [.. DotNet("tool", "run", "pwsh", "--", "-NoProfile", "-NonInteractive", "-Command", script)
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(line => double.Parse(line, CultureInfo.InvariantCulture))];
    }

    /// <summary>Times a script block several times in one fresh process.</summary>
    public static SampleResult Time(string prepare, string block, int times) => new(Numbers($$"""
        $ErrorActionPreference = 'Stop'; $ProgressPreference = 'SilentlyContinue'
        {{prepare}}
        foreach ($i in 1..{{times}}) {
            $watch = [Diagnostics.Stopwatch]::StartNew()
            {{block}}
            $watch.Elapsed.TotalSeconds.ToString([cultureinfo]::InvariantCulture)
        }
        """));

    private static string DotNet(params string[] arguments)
    {
        // The manifest is found from the root of the repository.
        var start = new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, WorkingDirectory = Bench.Root };
        using var process = Process.Start(start)!;
        var text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? text
            : throw new InvalidOperationException($"dotnet {string.Join(' ', arguments.Take(3))} ended with {process.ExitCode}: {text}");
    }
}
