using System.Management.Automation;
using Stellantis.Client;
using Stellantis.Client.Hal;
using Stellantis.PowerShell.Completion;
using Stellantis.PowerShell.Output;
using Stellantis.PowerShell.Session;

namespace Stellantis.PowerShell.Cmdlets;

/// <summary>The base of the cmdlets that talk to the service.</summary>
public abstract class ConnectedCmdlet : StellantisCmdlet
{
    private Stellantis.Connection? _connection;

    private protected ConnectedCmdlet()
    {
    }

    /// <summary>The connection to use, or the name that it was given; without it, the last one made in this runspace.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ConnectionCompleter))]
    public object? Connection { get; set; }

    private protected Stellantis.Connection Session => _connection!;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        var given = Connection is PSObject wrapped ? wrapped.BaseObject : Connection;
        _connection = given switch
        {
            null => ConnectionStore.Current.Default,
            Stellantis.Connection connection => connection,
            string name => ConnectionStore.Current.Find(name),
            _ => null,
        };
        if (_connection is { IsClosed: false })
            return;
        Refuse(ErrorIds.NotConnected, given switch
        {
            null => "There is no connection in this runspace. Run Connect-Stellantis first; in a parallel runspace or a job's script block, hand one in: -Connection $using:c.",
            Stellantis.Connection => $"The connection '{_connection!.Name}' was closed by Disconnect-Stellantis.",
            string name => $"There is no connection named '{name}' in this runspace. Get-StellantisConnection lists those there are.",
            _ when IsDeadCopy(Connection) => "This is a copy of a connection that came from another process, and it cannot be used. Run Connect-Stellantis here.",
            _ => $"-Connection takes a connection of Connect-Stellantis, or its name; this is a {given.GetType().Name}.",
        });
    }

    /// <summary>Reads the next page of a collection.</summary>
    private protected HalPage<T> NextPage<T>(PageWalker<T> walker) => Await(walker.NextAsync(Context));

    /// <summary>Sends something for one target; a fault of the connection ends the command, another is an error of that target.</summary>
    /// <returns>True when it succeeded.</returns>
    private protected bool Try(object? target, Action send)
    {
        try
        {
            send();
            return true;
        }
        catch (StellantisApiException failure)
        {
            Report(failure, target);
            return false;
        }
    }

    /// <summary>Writes a failure, or ends the command with it when the next call would meet it again.</summary>
    private protected void Report(StellantisApiException failure, object? target)
    {
        var record = Failure.Record(failure, target);
        if (failure.IsOfConnection)
            ThrowTerminatingError(record);
        WriteError(record);
    }

    /// <summary>Does a change, and leaves a record of it whether it succeeds or not.</summary>
    private protected bool Change(object target, Func<string> send) => Try(target, () =>
    {
        try
        {
            Record(send(), "Done", null);
        }
        catch (StellantisApiException failure)
        {
            Record(target.ToString()!, failure.ErrorId, failure.DebugId);
            throw;
        }
    });

    private void Record(string target, string outcome, string? debugId) =>
        WriteInformation(new ChangeRecord(Session.Name, MyInvocation.MyCommand.Name, Session.Client.Redactor.Name(target), outcome, debugId), ["Stellantis.Change"]);

    private static bool IsDeadCopy(object? given) =>
        given is PSObject copy && copy.TypeNames.Any(n => n.StartsWith("Deserialized.Stellantis", StringComparison.OrdinalIgnoreCase));
}
