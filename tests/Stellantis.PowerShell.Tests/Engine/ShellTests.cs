using System.Diagnostics;
using System.Globalization;
using System.Net;
using Xunit;

namespace Stellantis.PowerShell.Tests.Engine;

public sealed class ShellTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("stellantis-shell-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_script_runs_with_the_module_and_its_arguments()
    {
        var script = Script("""
            param([string] $Name, [switch] $Loud, [Parameter(ValueFromRemainingArguments)] $Rest)
            "$((Get-Module Stellantis).Name) $Name $Loud $Rest $($PSScriptRoot -eq (Get-Item).Root)"
            """.Replace("(Get-Item).Root", $"'{_folder}'", StringComparison.Ordinal));

        var run = ShellProcess.Run(script, "-Name", "a b", "-Loud:$true", "c", "$(1)");

        Assert.Equal(new ShellProcess(0, "Stellantis a b True c $(1) True\n", string.Empty), run);
    }

    [Theory]
    [InlineData("'fine'", 0)]
    [InlineData("exit 7", 7)]
    [InlineData("throw 'over'", 1)]
    [InlineData("nosuchcommand; 'went on'", 0)]
    [InlineData("$ErrorActionPreference = 'Stop'; Get-StellantisVehicle", 1)]
    public void The_exit_code_of_a_script_is_its_own_or_1_when_it_fails(string text, int expected) =>
        Assert.Equal(expected, ShellProcess.Run(Script(text)).ExitCode);

    [Theory]
    [InlineData("1 + 1", 0, "2\n")]
    [InlineData("'a' | Select-Object Length | ConvertTo-Json -Compress", 0, "{\"Length\":1}\n")]
    [InlineData("exit 4", 4, "")]
    [InlineData("throw 'over'", 1, "")]
    public void A_command_runs_with_the_module(string text, int expected, string output)
    {
        var run = ShellProcess.Run("-Command", text);

        Assert.Equal((expected, output), (run.ExitCode, run.Output));
    }

    [Fact]
    public void The_shell_is_the_console_of_PowerShell() => Assert.Equal("ConsoleHost\n", ShellProcess.Run("-Command", "$Host.Name").Output);

    [Fact]
    public void Output_that_is_redirected_has_no_colours()
    {
        var run = ShellProcess.Run(Script("""
            Connect-Stellantis -Sandbox
            Get-StellantisVehicle -First 1 | Format-Table
            Write-Error 'bad'
            Write-Warning 'careful'
            """));

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("VehicleId", run.Output, StringComparison.Ordinal);
        Assert.Contains("WARNING: careful", run.Output, StringComparison.Ordinal);
        Assert.Contains("bad", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain('\e', run.Output + run.Error);
    }

    [Fact]
    public void The_shell_runs_where_there_is_no_home_and_no_terminal()
    {
        var run = ShellProcess.RunWith("", [("HOME", ""), ("TERM", ""), ("NO_COLOR", "1")], "-Command", "(Get-Module Stellantis).Name");

        Assert.Equal(new ShellProcess(0, "Stellantis\n", string.Empty), run);
    }

    [Fact]
    public void The_profile_of_the_user_is_not_read()
    {
        if (OperatingSystem.IsWindows())
            return;
        Directory.CreateDirectory(Path.Combine(_folder, "powershell"));
        foreach (var name in (string[])["profile.ps1", "Microsoft.PowerShell_profile.ps1"])
            File.WriteAllText(Path.Combine(_folder, "powershell", name), "'from the profile'");

        var run = ShellProcess.RunWith("", [("XDG_CONFIG_HOME", _folder)], "-Tour", Script("$PROFILE"));

        Assert.Equal($"PS> $PROFILE\n{_folder}/powershell/Microsoft.PowerShell_profile.ps1\n", run.Output);
    }

    [Theory]
    [InlineData("-Bogus")]
    [InlineData("--strict")]
    [InlineData("nosuchfile.ps1")]
    [InlineData("-Command")]
    [InlineData("-Tour")]
    [InlineData("-Interactive", "more")]
    public void A_wrong_command_line_is_one_clear_error(params string[] arguments)
    {
        var run = ShellProcess.Run(arguments);

        Assert.Equal((2, string.Empty), (run.ExitCode, run.Output));
        Assert.Contains(arguments[^1], run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.TrimEnd('\n').Split('\n'));
    }

    [Theory]
    [InlineData("--bogus")]
    [InlineData("--port", "many")]
    [InlineData("--port", "99999")]
    public void A_wrong_option_of_the_sandbox_is_an_error_that_names_it(params string[] options)
    {
        var run = ShellProcess.Run(["sandbox", .. options]);

        Assert.Equal((1, string.Empty), (run.ExitCode, run.Output));
        Assert.Contains(options[^1].TrimStart('-'), run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-Help")]
    [InlineData("--help")]
    public void Help_prints_the_usage(string option)
    {
        var run = ShellProcess.Run(option);

        Assert.Equal((0, string.Empty), (run.ExitCode, run.Error));
        Assert.Contains("-Interactive", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_tour_shows_each_statement_as_typed_and_what_it_writes()
    {
        var tour = Script("""
            # A chapter
            $n = 2
            1..$n |
              ForEach-Object { $_ * 2 }  # twice
            # Where am I?
            $PSScriptRoot
            """);

        var run = ShellProcess.Run("-Tour", tour);

        Assert.Equal(
            new ShellProcess(
                0,
                $$"""

                # A chapter
                PS> $n = 2
                PS> 1..$n |
                >>   ForEach-Object { $_ * 2 }
                2
                4
                # twice
                # Where am I?
                PS> $PSScriptRoot
                {{_folder}}

                """.ReplaceLineEndings("\n"),
                string.Empty),
            run);
    }

    [Fact]
    public void A_tour_ends_at_the_first_command_that_fails()
    {
        var run = ShellProcess.Run("-Tour", Script("'before'\nnosuchcommand\n'after'"));

        Assert.Equal((1, "PS> 'before'\nbefore\nPS> nosuchcommand\n"), (run.ExitCode, run.Output));
        Assert.Contains("'nosuchcommand'", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_tour_that_does_not_parse_is_an_error_with_its_line()
    {
        var run = ShellProcess.Run("-Tour", Script("'a'\n'b"));

        Assert.Equal((1, string.Empty), (run.ExitCode, run.Output));
        Assert.Contains("line 2", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_prompt_is_connected_to_a_sandbox_and_leaves_with_the_code_of_exit()
    {
        // Where lines are piped in, an empty one ends a statement of several.
        var typed = "1..2 |\nForEach-Object { $_ * 2 }\n\n(Get-StellantisVehicle -First 3).Count\nexit 5\n'never'\n";
        var run = ShellProcess.RunWith(typed, [], "-Interactive");

        Assert.Equal(5, run.ExitCode);
        Assert.Contains("\n2\n4\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("\n3\n", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("never", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_prompt_leaves_at_the_end_of_input() => Assert.Equal(0, ShellProcess.Run("-Interactive").ExitCode);

    [Fact]
    public async Task The_sandbox_prints_what_curl_needs_and_serves_until_Ctrl_C()
    {
        // Windows has no signal that one process can send to another.
        if (OperatingSystem.IsWindows())
            return;

        using var shell = ShellProcess.Start([], "sandbox", "--vehicles", "3", "--seed", "7");
        try
        {
            var lines = new List<string>();
            while (await shell.StandardOutput.ReadLineAsync() is { } line && line.StartsWith("export ", StringComparison.Ordinal))
                lines.Add(line);

            Assert.Equal(
                ["STELLANTIS_BASEURI", "STELLANTIS_CLIENTID", "STELLANTIS_CLIENTSECRET", "STELLANTIS_REALM", "STELLANTIS_USERID"],
                lines.Select(line => line["export ".Length..line.IndexOf('=', StringComparison.Ordinal)]));

            using var client = new HttpClient();
            using var answer = await client.GetAsync(new Uri(lines[0].Split('\'')[1].TrimEnd('/') + "/accounts/vehicles"));
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);

            using var kill = Process.Start("kill", ["-INT", shell.Id.ToString(CultureInfo.InvariantCulture)]);
            await shell.WaitForExitAsync().WaitAsync(ShellProcess.Patience);
            Assert.Equal((0, string.Empty), (shell.ExitCode, await shell.StandardError.ReadToEndAsync()));
        }
        finally
        {
            shell.Kill(entireProcessTree: true);
        }
    }

    [Fact]
    public void The_tour_runs_to_its_end()
    {
        var run = ShellProcess.Run();

        Assert.Equal((0, string.Empty), (run.ExitCode, run.Error));
        Assert.DoesNotContain('\e', run.Output);
        Assert.Contains("Remove-StellantisMonitor", run.Output, StringComparison.Ordinal);
        // On a console of 80 columns nothing wraps but the text of a warning.
        Assert.All(run.Output.Split('\n'), line => Assert.True(line.Length <= 80 || line.StartsWith("WARNING: ", StringComparison.Ordinal), line));
    }

    private string Script(string text)
    {
        var path = Path.Combine(_folder, "script.ps1");
        File.WriteAllText(path, text);
        return path;
    }
}
