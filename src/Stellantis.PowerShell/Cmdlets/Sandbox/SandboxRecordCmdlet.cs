using System.Management.Automation;

namespace Stellantis.PowerShell.Cmdlets;

/// <summary>The base of the cmdlets that show what a sandbox keeps a bounded record of, the oldest first.</summary>
/// <typeparam name="T">What is recorded.</typeparam>
public abstract class SandboxRecordCmdlet<T> : SandboxCmdlet
{
    private protected SandboxRecordCmdlet()
    {
    }

    /// <summary>Only this many of the newest.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int Last { get; set; } = int.MaxValue;

    /// <summary>Forget all of them after they are shown.</summary>
    [Parameter]
    public SwitchParameter Clear { get; set; }

    /// <summary>What they are called, several of them.</summary>
    private protected abstract string Noun { get; }

    /// <summary>Those that are wanted.</summary>
    private protected abstract List<T> Matching(StellantisSandbox sandbox);

    /// <summary>How many the record had no room for.</summary>
    private protected abstract long Dropped(StellantisSandbox sandbox);

    private protected abstract void Forget(StellantisSandbox sandbox);

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var sandbox = Target();
        var matching = Matching(sandbox);
        if (Dropped(sandbox) is > 0 and var dropped && Last == int.MaxValue)
        {
            WriteWarning(FormattableString.Invariant($"The sandbox no longer has its {dropped} oldest {Noun}: it keeps the last 10,000, ") +
                "and 64 MB of them. Empty its record with -Clear from time to time.");
        }
        foreach (var item in matching.Skip(Math.Max(0, matching.Count - Last)))
            WriteObject(item);
        if (Clear)
            Forget(sandbox);
    }
}
