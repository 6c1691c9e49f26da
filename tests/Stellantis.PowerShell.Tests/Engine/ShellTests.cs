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
    public void The_exit_code_of_a_script_is_its_own_or_1_when_it_fails(string text, int expected) =>
        Assert.Equal(expected, ShellProcess.Run(Script(text)).ExitCode);

    [Theory]
    [InlineData("1 + 1", 0, "2\n")]
    [InlineData("exit 4", 4, "")]
    [InlineData("throw 'over'", 1, "")]
    public void A_command_runs_with_the_module(string text, int expected, string output)
    {
        var run = ShellProcess.Run("-Command", text);

        Assert.Equal((expected, output), (run.ExitCode, run.Output));
    }

    [Fact]
    public void Output_that_is_redirected_has_no_colours_and_is_120_columns_wide()
    {
        var run = ShellProcess.Run(Script("""
            "`e[31mred`e[0m"
            $host.UI.WriteErrorLine('bad')
            $host.UI.WriteWarningLine('careful')
            $host.UI.RawUI.BufferSize.Width
            """));

        Assert.Equal(new ShellProcess(0, "red\nWARNING: careful\n120\n", "bad\n"), run);
    }

    [Fact]
    public void COLUMNS_sets_the_width() =>
        Assert.Equal("80\n", ShellProcess.RunWith(string.Empty, [("COLUMNS", "80")], "-Command", "$host.UI.RawUI.BufferSize.Width").Output);

    [Fact]
    public void A_confirmation_is_answered_No_where_nobody_can_answer()
    {
        var run = ShellProcess.RunWith("y\n", [], Script("""
            [CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')] param()
            if ($PSCmdlet.ShouldProcess('it')) { 'done' }
            """));

        Assert.Equal(0, run.ExitCode);
        Assert.EndsWith("(default is \"Y\"): N\n", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-Bogus")]
    [InlineData("--strict")]
    [InlineData("nosuchfile.ps1")]
    [InlineData("-Command")]
    [InlineData("-Tour")]
    [InlineData("-Interactive", "more")]
    [InlineData("sandbox", "--port", "many")]
    [InlineData("sandbox", "--bogus")]
    public void A_wrong_command_line_is_one_clear_error(params string[] arguments)
    {
        var run = ShellProcess.Run(arguments);

        Assert.Equal((2, string.Empty), (run.ExitCode, run.Output));
        Assert.Contains(arguments[^1], run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.TrimEnd('\n').Split('\n'));
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
                >>   ForEach-Object { $_ * 2 }  # twice
                2
                4

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
        Assert.Contains("[CommandNotFoundException]", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_tour_that_does_not_parse_is_an_error_with_its_line()
    {
        var run = ShellProcess.Run("-Tour", Script("'a'\n'b"));

        Assert.Equal((1, string.Empty), (run.ExitCode, run.Output));
        Assert.Contains("line 2", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_prompt_takes_statements_of_several_lines_and_leaves_with_the_code_of_exit()
    {
        var run = ShellProcess.RunWith("1..2 |\nForEach-Object { $_ * 2 }\nexit 5\n'never'\n", [], "-Interactive");

        Assert.Equal(5, run.ExitCode);
        Assert.EndsWith("PS> 1..2 |\n>> ForEach-Object { $_ * 2 }\n2\n4\nPS> exit 5\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_prompt_leaves_at_the_end_of_input() => Assert.Equal(0, ShellProcess.Run("-Interactive").ExitCode);

    [Fact]
    public async Task The_sandbox_prints_what_curl_needs_and_serves_until_it_is_told_to_end()
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
                ["STELLANTIS_BASE_URI", "STELLANTIS_CLIENT_ID", "STELLANTIS_CLIENT_SECRET", "STELLANTIS_USER_ID"],
                lines.Select(line => line["export ".Length..line.IndexOf('=', StringComparison.Ordinal)]));

            using var client = new HttpClient();
            using var answer = await client.GetAsync(new Uri(lines[0].Split('\'')[1].TrimEnd('/') + "/accounts/vehicles"));
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);

            using var kill = Process.Start("kill", ["-TERM", shell.Id.ToString(CultureInfo.InvariantCulture)]);
            await shell.WaitForExitAsync().WaitAsync(ShellProcess.Patience);
            Assert.Equal(0, shell.ExitCode);
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
    }

    private string Script(string text)
    {
        var path = Path.Combine(_folder, "script.ps1");
        File.WriteAllText(path, text);
        return path;
    }
}
