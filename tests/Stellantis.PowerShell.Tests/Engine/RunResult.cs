using System.Management.Automation;
using Xunit;

namespace Stellantis.PowerShell.Tests.Engine;

/// <summary>Everything that a script wrote, stream by stream, and how it ended.</summary>
/// <remarks>
/// The terminating error of a cmdlet ends its pipeline, not the script: it is among the <see cref="Errors"/>, as PowerShell has it.
/// <see cref="Terminating"/> is what ended the script itself: throw, or any error under <c>$ErrorActionPreference = 'Stop'</c>.
/// </remarks>
public sealed record RunResult(
    IReadOnlyList<PSObject> Output,
    IReadOnlyList<ErrorRecord> Errors,
    IReadOnlyList<string> Warnings,
    IReadOnlyList<string> Verbose,
    IReadOnlyList<string> Debug,
    IReadOnlyList<InformationRecord> Information,
    IReadOnlyList<ProgressRecord> Progress,
    ErrorRecord? Terminating,
    bool Stopped)
{
    /// <summary>The error that ended the script, or the only one that it wrote.</summary>
    public ErrorRecord Error => Terminating ?? Assert.Single(Errors);

    /// <summary>The output without its PowerShell wrapping.</summary>
    public IReadOnlyList<T> Values<T>() => [.. Output.Select(item => (T)item.BaseObject)];

    /// <summary>The only output, without its PowerShell wrapping.</summary>
    public T Value<T>() => (T)Assert.Single(Output).BaseObject;

    /// <summary>The value of a property of each output, as PowerShell shows it.</summary>
    public IReadOnlyList<object?> Property(string name) => [.. Output.Select(item => item.Properties[name]?.Value)];

    /// <summary>Fails the test when there was an error, and tells which.</summary>
    public RunResult WithoutErrors()
    {
        Assert.Null(Terminating);
        Assert.Empty(Errors);
        return this;
    }
}
