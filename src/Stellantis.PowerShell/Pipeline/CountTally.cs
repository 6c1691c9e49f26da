using System.Management.Automation;
using Stellantis.Client.Calls;

namespace Stellantis.PowerShell.Pipeline;

/// <summary>Writes how many items collections have: of one parent the number alone, of several a row for each, with the ids of the parent.</summary>
internal sealed class CountTally(Cmdlet cmdlet)
{
    private int _asked;
    private (ApiCall Call, long Count)? _only;

    /// <summary>Another collection is counted.</summary>
    public void Begin() => _asked++;

    /// <summary>Takes what was counted, in the order of the parents.</summary>
    public void Add(ApiCall call, long count)
    {
        // Whether it stays the only one is known later.
        if (_asked == 1)
        {
            _only = (call, count);
            return;
        }
        WriteOnly();
        WriteRow(call, count);
    }

    /// <summary>Nothing more comes.</summary>
    public void End()
    {
        if (_asked == 1 && _only is var (_, count))
            cmdlet.WriteObject(count);
        else
            WriteOnly();
    }

    private void WriteOnly()
    {
        if (_only is var (call, count))
            WriteRow(call, count);
        _only = null;
    }

    private void WriteRow(ApiCall call, long count)
    {
        var row = new PSObject();
        foreach (var parent in call.Parents)
            row.Properties.Add(new PSNoteProperty(parent.Key, parent.Value));
        row.Properties.Add(new PSNoteProperty("Count", count));
        cmdlet.WriteObject(row);
    }
}
