using System.Diagnostics;
using System.Reflection;
using Xunit;

namespace Stellantis.PowerShell.Tests.Engine;

/// <summary>The built shell, run as a process whose input, output and errors are redirected.</summary>
public sealed record ShellProcess(int ExitCode, string Output, string Error)
{
    private static readonly string s_shell =
        typeof(ShellProcess).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "Shell").Value!;

    /// <summary>How long a shell may take before a test gives up on it.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Runs the shell to its end.</summary>
    public static ShellProcess Run(params string[] arguments) => RunWith(string.Empty, [], arguments);

    /// <summary>Runs the shell to its end, with text piped in and environment variables set.</summary>
    public static ShellProcess RunWith(string input, (string Name, string Value)[] environment, params string[] arguments)
    {
        using var process = Start(environment, arguments);
        process.StandardInput.Write(input);
        process.StandardInput.Close();

        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"The shell does not end: {string.Join(' ', arguments)}");
        }

        return new ShellProcess(process.ExitCode, output.Result.ReplaceLineEndings("\n"), error.Result.ReplaceLineEndings("\n"));
    }

    /// <summary>Starts the shell; the caller ends it.</summary>
    public static Process Start((string Name, string Value)[] environment, params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(s_shell);
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);

        start.Environment.Remove("COLUMNS");
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }
}
