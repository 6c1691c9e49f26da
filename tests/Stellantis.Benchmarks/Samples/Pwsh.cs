using System.Diagnostics;
using System.Globalization;

namespace Stellantis.Benchmarks.Samples;

/// <summary>The installed PowerShell, where there is one.</summary>
internal static class Pwsh
{
    /// <summary>The path of pwsh, or null.</summary>
    public static string? Path { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator)
        .Select(folder => System.IO.Path.Combine(folder, OperatingSystem.IsWindows() ? "pwsh.exe" : "pwsh")).FirstOrDefault(File.Exists);

    /// <summary>Runs a script in a fresh process; it writes one number a line.</summary>
    public static double[] Numbers(string script)
    {
        using var process = Process.Start(new ProcessStartInfo(Path!, ["-NoProfile", "-NonInteractive", "-Command", script]) { RedirectStandardOutput = true })!;
        var text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line => double.Parse(line, CultureInfo.InvariantCulture))]
            : throw new InvalidOperationException($"pwsh ended with {process.ExitCode}: {text}");
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
}
