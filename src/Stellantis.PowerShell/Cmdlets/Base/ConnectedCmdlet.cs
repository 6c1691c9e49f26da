using System.Collections;
using System.Management.Automation;
using System.Runtime.ExceptionServices;
using Stellantis.Client;
using Stellantis.Client.Calls;
using Stellantis.Client.Hal;
using Stellantis.PowerShell.Completion;
using Stellantis.PowerShell.Input;
using Stellantis.PowerShell.Output;
using Stellantis.PowerShell.Pipeline;
using Stellantis.PowerShell.Session;

namespace Stellantis.PowerShell.Cmdlets;

/// <summary>The base of the cmdlets that talk to the service.</summary>
public abstract class ConnectedCmdlet : StellantisCmdlet
{
    private const string ChangeTag = "Stellantis.Change";

    private Stellantis.Connection? _connection;

    private protected ConnectedCmdlet()
    {
    }

    /// <summary>The connection to use, or the name that it was given; without it, the last one made in this runspace.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ConnectionCompleter))]
    public virtual object? Connection { get; set; }

    /// <summary>The connection that -Connection names, or the last one made; open.</summary>
    private protected Stellantis.Connection OpenConnection => _connection!;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        (_connection, var fault) = Find(Connection);
        if ((fault ?? _connection!.Ended) is { } why)
            NotOpen(why);
    }

    /// <summary>There is no connection to work with: ends the command.</summary>
    private protected virtual void NotOpen(StellantisApiException why) => ThrowTerminatingError(Failure.Record(why, null));

    /// <summary>The connection that was given, whether it can be used or not; or why there is none.</summary>
    private protected static (Stellantis.Connection? Connection, StellantisApiException? Fault) Find(object? given) => PlainInput.Base(given) switch
    {
        null when ConnectionStore.Current.Default is { } connection => (connection, null),
        null => (null, new StellantisApiException(ErrorIds.NotConnected, "There is no connection in this runspace. Run Connect-Stellantis first; " +
            "in a parallel runspace or a job's script block, pass one in: -Connection $using:c.")),
        Stellantis.Connection connection => (connection, null),
        string name => ConnectionStore.Current.Find(name) is { } connection ? (connection, null) : (null, ConnectionStore.Current.Unknown(name)),
        _ when IsDeadCopy(given) => (null, new StellantisApiException(ErrorIds.NotConnected,
            "This is a copy of a connection that came from another process, and it cannot be used. Run Connect-Stellantis here.")),
        var other => (null, new StellantisApiException(ErrorIds.NotConnected,
            $"-Connection takes a connection of Connect-Stellantis, or its name; this is a {other.GetType().Name}.")),
    };

    /// <summary>The id of a channel that a call has found by its id or its label.</summary>
    private protected string ChannelOf(string given) => OpenConnection.Labels.ChannelOf(Context, given);

    /// <summary>The id of a monitor that a call has found by its id or its label.</summary>
    private protected string MonitorOf(string channel, string given) => OpenConnection.Labels.MonitorOf(Context, channel, given);

    /// <summary>Warns of words of the API that are not known here; they are sent all the same.</summary>
    private protected void WarnOfUnknownWords()
    {
        foreach (var given in MyInvocation.BoundParameters)
        {
            var words = MyInvocation.MyCommand.Parameters[given.Key].Attributes.OfType<ApiWordsAttribute>().FirstOrDefault();
            foreach (var word in words is null ? [] : given.Value as string[] ?? [given.Value as string ?? ""])
            {
                if (word.Length > 0 && words!.Doubt(given.Key, word) is { } doubt)
                    WriteWarning(doubt);
            }
        }
    }

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
        var record = Failure.ByTheWay(Failure.Record(failure, target), failure, MyInvocation);
        if (failure.IsOfConnection)
            ThrowTerminatingError(record);
        Tell(record);
    }

    /// <summary>Does a change, and leaves a record of it: whether it succeeds, fails, or is stopped while it is under way.</summary>
    /// <param name="target">What is changed.</param>
    /// <param name="call">Makes the call.</param>
    /// <param name="send">Sends it.</param>
    /// <param name="done">Says for the record what was done.</param>
    /// <param name="write">Writes what came of it.</param>
    private protected bool Change<T>(object target, Func<ApiCall> call, Func<ApiCall, Task<T>> send, Func<T, string> done, Action<T>? write = null) =>
        Try(target, () =>
    {
        var made = call();
        var change = SentAsync(() => send(made));
        var cut = WaitToItsEnd(change);
        T? result = default;
        try
        {
            result = change.IsCompleted ? change.GetAwaiter().GetResult()
                : throw new StellantisApiException(
                    ErrorIds.OutcomeUnknown, "The command was stopped before the answer came. The change may have been carried out.");
            Record(done(result), ChangeRecord.Done, null);
        }
        catch (StellantisApiException failure)
        {
            failure.Inquiry = Inquiry.About(made);
            Record(target.ToString()!, failure.ErrorId, failure.DebugId);
            if (cut is null)
                throw;
            if (cut.SourceException is PipelineStoppedException)
                Leave(Failure.Record(failure, target));
            else
                WriteError(Failure.Record(failure, target));
        }
        catch (OperationCanceledException) when (cut is not null)
        {
            // Nothing was sent.
        }
        cut?.Throw();
        write?.Invoke(result!);
    });

    /// <summary>Does a change that answers nothing, and leaves a record of it.</summary>
    private protected bool Change(object target, Func<ApiCall> call, Func<string> done) =>
        Change(target, call, sent => AsResult(OpenConnection.Client.SendAsync(sent, Context)), _ => done());

    private static async Task<T> SentAsync<T>(Func<Task<T>> send) => await send().ConfigureAwait(false);

    private protected void Record(string target, string outcome, string? debugId)
    {
        var change = new ChangeRecord(OpenConnection.Name, MyInvocation.MyCommand.Name, OpenConnection.Client.Redactor.Name(target), outcome,
            debugId);
        try
        {
            WriteInformation(change, [ChangeTag]);
        }
        catch (Exception e) when (e is PipelineStoppedException or InvalidOperationException)
        {
            // A pipeline that is stopped, or has ended, takes no more records; the host still does.
            var record = new InformationRecord(change, change.Cmdlet);
            record.Tags.Add(ChangeTag);
            Host.UI.WriteInformation(record);
            if (outcome == ChangeRecord.Done)
                Host.UI.WriteWarningLine($"{change}. It was carried out before the command was stopped.");
        }
    }

    // What a stopped pipeline does not take: shown by the host, and kept in $Error for whoever looks after it.
    private protected void Leave(ErrorRecord error)
    {
        Host.UI.WriteErrorLine($"{MyInvocation.MyCommand.Name}: {error.ErrorDetails.Message} {error.ErrorDetails.RecommendedAction}");
        (SessionState.PSVariable.GetValue("global:Error") as ArrayList)?.Insert(0, error);
    }

    private static bool IsDeadCopy(object? given) =>
        given is PSObject copy && copy.TypeNames.Any(n => n.StartsWith("Deserialized.Stellantis", StringComparison.OrdinalIgnoreCase));
}
