using System.Management.Automation;
using Stellantis.Client.Calls;

namespace Stellantis.PowerShell.Pipeline;

/// <summary>Writes how many items collections have: of one parent the number alone, of several a row for each, with the ids of the parent.</summary>
/// <param name="cmdlet">Writes.</param>
/// <param name="readings">Knows what the pipeline variables hold for each parent.</param>
internal sealed class CountTally(Cmdlet cmdlet, FanOut readings)
{
    private int _asked;
    private (ApiCall Call, long Count, IReadOnlyList<KeyValuePair<string, object?>> Variables)? _only;

    /// <summary>Another collection is counted.</summary>
    public void Begin() => _asked++;

    /// <summary>Takes what was counted, in the order of the parents.</summary>
    public void Add(ApiCall call, long count, IReadOnlyList<KeyValuePair<string, object?>> variables)
    {
        // Whether it stays the only one is known later.
        if (_asked == 1)
        {
            _only = (call, count, variables);
            return;
        }
        WriteOnly();
        WriteRow(call, count, variables);
    }

    /// <summary>Nothing more comes.</summary>
    public void End()
    {
        if (_asked == 1 && _only is var (_, count, _))
            cmdlet.WriteObject(count);
        else
            WriteOnly();
    }

    private void WriteOnly()
    {
        if (_only is var (call, count, variables))
            WriteRow(call, count, variables);
        _only = null;
    }

    private void WriteRow(ApiCall call, long count, IReadOnlyList<KeyValuePair<string, object?>> variables)
    {
        readings.Recall(variables);
        var row = new PSObject();
        foreach (var parent in call.Parents)
            row.Properties.Add(new PSNoteProperty(parent.Key, parent.Value));
        row.Properties.Add(new PSNoteProperty("Count", count));
        cmdlet.WriteObject(row);
    }
}
