using System.Diagnostics;

namespace Stellantis.Benchmarks.Samples;

/// <summary>
/// This program beside an engine of PowerShell that is compiled ahead, as PowerShell's releases bring it. That of its packages is compiled while it
/// runs, which costs the first call of a process more than the call itself.
/// </summary>
internal static class ReleasedEngine
{
    /// <summary>Copies this program and compiles the engine of the copy; returns its path, or null where that cannot be done here.</summary>
    public static string? Prepare()
    {
        var here = AppContext.BaseDirectory;
        var there = Path.Combine(here, "released");
        var name = Path.GetFileName(Environment.ProcessPath!);
        var own = Path.Combine(here, typeof(ReleasedEngine).Assembly.GetName().Name + ".dll");
        var copied = Path.Combine(there, Path.GetFileName(own));
        if (File.Exists(copied) && File.ReadAllBytes(copied).AsSpan().SequenceEqual(File.ReadAllBytes(own)))
            return Path.Combine(there, name);
        if (Directory.Exists(there))
            Directory.Delete(there, recursive: true);
        foreach (var file in Directory.GetFiles(here, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(there, Path.GetRelativePath(here, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            // It is whole when the engine is compiled too.
            if (file != own)
                File.Copy(file, copy);
        }
        if (!Compile(Path.Combine(there, "runtimes", OperatingSystem.IsWindows() ? "win" : "unix", "lib", "net10.0")))
            return null;
        File.Copy(own, copied);
        return Path.Combine(there, name);
    }

    private static bool Compile(string into)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet",
            ["build", Path.Combine(Bench.Root, "tests", "Ahead", "Ahead.proj"), "-restore", "-target:Ahead", $"-property:Into={into}", "-nologo"])
        {
            RedirectStandardOutput = true,
        })!;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
