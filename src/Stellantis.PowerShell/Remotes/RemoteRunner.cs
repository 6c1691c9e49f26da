using System.Collections;
using System.Globalization;
using System.Management.Automation;
using Stellantis.Client;
using Stellantis.PowerShell.Output;
using Stellantis.PowerShell.Pipeline;

namespace Stellantis.PowerShell.Remotes;

/// <summary>
/// Writes what becomes of commands, with a bar while they are waited for; and leaves what is under way when the pipeline ends before.
/// </summary>
/// <param name="cmdlet">Writes; all members are for its pipeline thread.</param>
/// <param name="run">The commands.</param>
/// <param name="tell">Hears of everything first.</param>
/// <param name="waits">True when ends are waited for.</param>
/// <param name="leave">Hears of what happened after the pipeline was stopped, which takes no records any more.</param>
internal sealed class RemoteRunner(StellantisCmdlet cmdlet, RemoteRun run, Action<RemoteNews> tell, bool waits, Action<RemoteNews>? leave = null)
    : IDisposable
{
    private const string PendingTag = "Stellantis.Pending";
    private const int WindowFactor = 4;

    private static readonly TimeSpan s_glance = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_longestEnd = TimeSpan.FromSeconds(2);

    private readonly LongWork _work = new(cmdlet, cmdlet.MyInvocation.MyCommand.Name, "commands");
    private readonly SortedDictionary<string, int> _ends = new(StringComparer.Ordinal);
    private readonly Dictionary<RemoteJob, RemoteNews> _early = [];
    private int _written;
    private bool _isComplete;
    private bool _mayEnd;

    /// <summary>How long a command is waited for where nothing else is said: those of the service mostly end within a minute or two.</summary>
    public static TimeSpan DefaultTimeout { get; } = TimeSpan.FromMinutes(5);

    public RemoteRun Run { get; } = run;

    /// <summary>Ends the command when a time to wait makes no sense.</summary>
    public static void CheckTimeout(StellantisCmdlet cmdlet, TimeSpan timeout)
    {
        if (timeout <= TimeSpan.Zero || timeout > TimeSpan.FromDays(1))
        {
            cmdlet.Refuse(ErrorIds.InvalidRequest,
                "-TimeoutSec is a time to wait, longer than 0 s and at most a day: 300, or 5m. Nothing was sent.");
        }
    }

    /// <summary>Writes what has happened; waits where too much is under way to take more.</summary>
    public void WriteReady(Func<bool>? isEnough = null)
    {
        while (true)
        {
            Drain();
            if (waits || Run.Left < Run.Limit * WindowFactor || isEnough?.Invoke() == true)
                return;
            Rest();
        }
    }

    /// <summary>Writes everything to the end.</summary>
    /// <param name="isEnough">Ends the wait before; null to wait for all.</param>
    public void Complete(Func<bool>? isEnough = null)
    {
        while (true)
        {
            var left = Run.Left;
            Drain();
            if (left == 0 || isEnough?.Invoke() == true)
                break;
            Rest();
        }
        _work.Done();
        _isComplete = true;
    }

    public void Dispose() => LeaveBehind();

    // What is under way when the pipeline ends; it is told once.
    private void LeaveBehind()
    {
        Run.Dispose();
        if (_isComplete)
            return;
        _isComplete = true;
        // A request that is under way ends by its token; what it was about is known then.
        Run.Settled.Wait(s_longestEnd);
        foreach (var news in _early.Values)
            leave?.Invoke(news);
        while (Run.TryTake(out var news))
            leave?.Invoke(news);
        var pending = Run.Jobs.Where(job => !job.IsWritten).Select(job => job.Action).OfType<RemoteAction>().ToArray();
        // Who sends has an error of its own for one whose answer was lost; who only waits still looks for it.
        if (pending.Any(action => leave is null || action.Outcome != RemoteAction.Unknown))
            Leave(pending);
    }

    private void Rest()
    {
        try
        {
            cmdlet.Await(Task.WhenAny(Run.Told, Task.Delay(s_glance, cmdlet.Context.Cancellation)));
        }
        catch (PipelineStoppedException)
        {
            LeaveBehind();
            throw;
        }
    }

    private void Drain()
    {
        // A pipeline that is stopped takes no records: what happened then is left behind as a whole.
        while (true)
        {
            if (cmdlet.Context.Cancellation.IsCancellationRequested)
            {
                LeaveBehind();
                throw new PipelineStoppedException();
            }
            if (!Run.TryTake(out var news))
                break;
            if (waits)
                Write(news);
            else
                WriteInTurn(news);
        }
        if (waits)
            _work.Tell(Run.Jobs.Count - Run.Left, Run.Jobs.Count, string.Join(", ", States()));
    }

    // What is only sent is written in the order of the input; of each command there is one piece of news.
    private void WriteInTurn(RemoteNews news)
    {
        _early[news.Job] = news;
        while (_written < Run.Jobs.Count && _early.TryGetValue(Run.Jobs[_written], out var next))
        {
            _early.Remove(next.Job);
            _written++;
            Write(next);
        }
    }

    private IEnumerable<string> States() => _ends.Select(end => $"{end.Value} {end.Key}").Concat(
        Run.Pending.GroupBy(action => action.Status ?? "").OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => $"{g.Count()} {g.Key}"));

    private void Write(RemoteNews news)
    {
        // What is written from here on ends the pipeline where nobody wants more; whoever has it need not be left it.
        news.Job.IsWritten = !waits || news is not RemoteNews.Sent;
        _mayEnd = false;
        try
        {
            tell(news);
            WriteOut(news);
        }
        catch (PipelineStoppedException) when (!_mayEnd || cmdlet.Context.Cancellation.IsCancellationRequested)
        {
            // Not an error that ends the pipeline and is told by that. Stopped between the look and the writing, or while the next command of the
            // pipeline had it: the user does not have it.
            news.Job.IsWritten = false;
            leave?.Invoke(news);
            LeaveBehind();
            throw;
        }
    }

    private void TellError(ErrorRecord error)
    {
        _mayEnd = cmdlet.EndsOnError;
        cmdlet.Tell(error);
    }

    private void WriteOut(RemoteNews news)
    {
        switch (news)
        {
            case RemoteNews.NotReady { Readiness: var readiness }:
                Count("not ready");
                TellError(Failure.Record(new StellantisApiException(ErrorIds.NotReady,
                    $"Not sent: to {readiness.Command} of {readiness.VehicleId} would fail: {string.Join("; ", readiness.Reasons)}.")
                { Advice = $"{readiness.Remedy} -SkipCheck sends it all the same." }, readiness.VehicleId));
                break;
            case RemoteNews.Broke { Fault: var fault }:
                fault.Throw();
                break;
            case RemoteNews.Failed { Failure: var failure, Job: var job }:
                Count(failure.ErrorId);
                Fail(failure, job);
                break;
            case RemoteNews.Ended { Action: var action }:
                Count(action.Outcome ?? "");
                cmdlet.WriteObject(action);
                if (action.Outcome is not ("Success" or "AlreadyDone"))
                    TellError(Failure.Record(Bad(action), action.VehicleId));
                break;
        }
    }

    private void Count(string end)
    {
        _ends.TryGetValue(end, out var count);
        _ends[end] = count + 1;
    }

    private void Fail(StellantisApiException failure, RemoteJob job)
    {
        var target = job.Order?.VehicleId ?? job.Action?.VehicleId;
        if (waits && job.Action is { Outcome: RemoteAction.Unknown } lost)
            cmdlet.WriteObject(lost);
        if (!failure.IsOfConnection)
        {
            TellError(Failure.Record(failure, target));
            return;
        }
        var unsent = Run.Jobs.Where(other => other.Action is null).Select(other => other.Order?.VehicleId).OfType<string>().Distinct().ToArray();
        _mayEnd = true;
        cmdlet.ThrowTerminatingError(unsent.Length <= 1 ? Failure.Record(failure, target)
            : Failure.Record(failure, unsent, $"{failure.Message} Nothing was sent to {unsent.Length} vehicles: TargetObject holds their ids."));
    }

    private static StellantisApiException Bad(RemoteAction action) => new(
        action.Outcome switch
        {
            RemoteAction.TimedOut => ErrorIds.RequestTimeout,
            RemoteAction.Unknown => ErrorIds.OutcomeUnknown,
            _ => ErrorIds.RemoteFailed,
        },
        $"{action.Command ?? "The command"} of {action.VehicleId}: {action.Reason}" +
            (action.FailureCause is { Length: > 0 } cause ? $" ({cause})." : "."))
    {
        Advice = action.Remedy,
    };

    // A pipeline that is stopped takes no records: the host shows it, and $Error keeps it.
    private void Leave(RemoteAction[] pending)
    {
        var failure = new StellantisApiException(ErrorIds.RemotePending, string.Format(CultureInfo.InvariantCulture,
            "The command was stopped while {0} of the commands to vehicles {1} under way.", pending.Length, pending.Length == 1 ? "was" : "were"))
        {
            Advice = "Take the wait up again: $Error[0].TargetObject | Wait-StellantisRemote. Export-Clixml keeps them for another session.",
        };
        var error = Failure.Record(failure, pending);
        var record = new InformationRecord(pending, cmdlet.MyInvocation.MyCommand.Name);
        record.Tags.Add(PendingTag);
        cmdlet.Host.UI.WriteInformation(record);
        cmdlet.Host.UI.WriteErrorLine(
            $"{cmdlet.MyInvocation.MyCommand.Name}: {error.ErrorDetails.Message} {error.ErrorDetails.RecommendedAction}");
        (cmdlet.SessionState.PSVariable.GetValue("global:Error") as ArrayList)?.Insert(0, error);
    }
}
