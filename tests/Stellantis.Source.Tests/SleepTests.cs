using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace Stellantis.Source.Tests;

/// <summary>No test waits for time to pass: it waits for what is to happen, or brings a clock of its own.</summary>
public partial class SleepTests
{
    // Where a wait is itself what a test is about. What waits for ever, until the test ends, is no wait for time.
    private static readonly (string File, string Wait, string Why)[] s_exceptions =
    [
        ("Stellantis.Testing/Raw/RoughFleet.cs", "Task.Delay", "the other half of an answer comes after the client's time-out, which is a real one"),
        ("Stellantis.Client.Tests/Calls/OddAnswerTests.cs", "Task.Delay", "an answer that drips is slower than a time-out, which is a real one"),
        ("Stellantis.PowerShell.Tests/Stopping/StopPlace.cs", "Task.Delay", "a body drips for as long as nobody stops the command"),
        ("Stellantis.PowerShell.Tests/Stopping/StopTests.cs", "Task.Delay", "a command that asks nobody anything cannot tell that it has begun"),
        ("Stellantis.Framework.Tests/NewerMembers.cs", "Task.Delay", "it is how .NET Framework has a patience for a task"),
    ];

    [Fact]
    public void No_test_sleeps()
    {
        var waits = Files().SelectMany(file => Waits(File.ReadAllText(file), Path.GetExtension(file)).Select(wait => (File: Name(file), Wait: wait)))
            .ToList();
        Assert.Empty(waits.Where(wait => !s_exceptions.Any(e => (e.File, e.Wait) == wait)).Select(wait => $"{wait.File}: {wait.Wait}"));
        Assert.All(s_exceptions, e => Assert.True(waits.Contains((e.File, e.Wait)), $"{e.File} has no {e.Wait} any more: take it from the list."));
    }

    [Theory]
    [InlineData("Thread.Sleep(5);", "Thread.Sleep")]
    [InlineData("System.Threading.Thread.Sleep(time);", "Thread.Sleep")]
    [InlineData("await Task.Delay(20, end).ConfigureAwait(false);", "Task.Delay")]
    [InlineData("SpinWait.SpinUntil(() => done);", "SpinWait.SpinUntil")]
    [InlineData("session.Run(\"Get-X; Start-Sleep 1\");", "Start-Sleep")]
    [InlineData("session.Run($\"start-sleep -Milliseconds {n}\");", "Start-Sleep")]
    [InlineData("await Task.Delay(Timeout.Infinite, end);")]
    [InlineData("await Task.Delay(System.Threading.Timeout.InfiniteTimeSpan, end);")]
    [InlineData("// Thread.Sleep(5)")]
    public void A_wait_for_time_is_found(string code, params string[] waits) => Assert.Equal(waits, Waits(code, ".cs"));

    // The benchmarks measure time, and are no tests.
    private static IEnumerable<string> Files() =>
        Directory.EnumerateFiles(Path.Combine(SourceTree.Root, "tests"), "*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".cs" or ".ps1" && !Name(file).Split('/').Any(part => part is "obj" or "bin")
                && !Name(file).StartsWith("Stellantis.Benchmarks", StringComparison.Ordinal)
                && Path.GetFileNameWithoutExtension(file) != nameof(SleepTests));

    private static string Name(string file) => Path.GetRelativePath(Path.Combine(SourceTree.Root, "tests"), file).Replace('\\', '/');

    private static IEnumerable<string> Waits(string text, string kind)
    {
        var scripts = StartSleep().Count(text);
        return Enumerable.Repeat("Start-Sleep", scripts).Concat(kind == ".cs" ? Calls(text) : []);
    }

    private static IEnumerable<string> Calls(string text) => CSharpSyntaxTree.ParseText(text).GetRoot().DescendantNodes()
        .OfType<InvocationExpressionSyntax>()
        .Where(call => !call.ArgumentList.Arguments.Any(argument => argument.ToString().Contains("Timeout.Infinite", StringComparison.Ordinal)))
        .Select(call => Sleep().Match(call.Expression.ToString())).Where(match => match.Success).Select(match => match.Groups[1].Value);

    [GeneratedRegex(@"(?:^|\.)(Task\.Delay|Thread\.Sleep|Thread\.SpinWait|SpinWait\.SpinUntil)$")]
    private static partial Regex Sleep();

    [GeneratedRegex(@"\bStart-Sleep\b", RegexOptions.IgnoreCase)]
    private static partial Regex StartSleep();
}
