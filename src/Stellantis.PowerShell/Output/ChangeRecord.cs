using Stellantis.PowerShell.Input;

namespace Stellantis;

/// <summary>What a cmdlet changed at the service; one goes to the information stream, tagged <c>Stellantis.Change</c>, for each change.</summary>
public sealed class ChangeRecord
{
    internal const string Done = "Done";

    internal ChangeRecord(string connection, string cmdlet, string target, string outcome, string? debugId)
    {
        Connection = connection;
        Cmdlet = cmdlet;
        Target = target;
        Outcome = outcome;
        DebugId = debugId;
    }

    /// <summary>When it happened.</summary>
    public DateTime Time { get; } = DateTime.Now;

    /// <summary>The name of the connection, or its address.</summary>
    public string Connection { get; }

    /// <summary>The cmdlet that did it.</summary>
    public string Cmdlet { get; }

    /// <summary>The id of what was changed.</summary>
    public string Target { get; }

    /// <summary>Done, or the id of the error that came instead.</summary>
    public string Outcome { get; }

    /// <summary>The service's id of the call, when it gave one.</summary>
    public string? DebugId { get; }

    /// <summary>One line for a log.</summary>
    public override string ToString() => $"{Cmdlet} {Target}: {Outcome}";
}
