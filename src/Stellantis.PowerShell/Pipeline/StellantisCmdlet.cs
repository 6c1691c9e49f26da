using System.Management.Automation;
using System.Runtime.ExceptionServices;
using Stellantis.Client;
using Stellantis.Client.Calls;
using Stellantis.Client.Masking;
using Stellantis.PowerShell.Output;

namespace Stellantis.PowerShell.Pipeline;

/// <summary>
/// The base of all cmdlets: waits that end with Ctrl+C, streams that other threads may tell, and failures as PowerShell shows them.
/// </summary>
public abstract class StellantisCmdlet : PSCmdlet, IDisposable
{
    // Calls end at once by their token; whoever stops a pipeline waits no longer than this, whatever happens.
    private static readonly TimeSpan s_longestEnd = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource _stop = new();
    private readonly PipelinePump _pump = new();
    private readonly HashSet<string> _recommended = new(StringComparer.Ordinal);
    private CmdletLog? _log;

    private protected StellantisCmdlet()
    {
    }

    /// <summary>Ends when the user stops the pipeline.</summary>
    private protected CancellationToken Cancellation => _stop.Token;

    /// <summary>On whose behalf calls run: this cmdlet's.</summary>
    internal CallContext Context =>
        new(_stop.Token, _log ??= new CmdletLog(_pump, Wants("Verbose", "VerbosePreference"), Wants("Debug", "DebugPreference")));

    /// <inheritdoc/>
    protected override void StopProcessing() => _stop.Cancel();

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Ends and releases what the cmdlet holds.</summary>
    /// <param name="disposing">True when called by <see cref="Dispose()"/>.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (!disposing)
            return;
        _stop.Cancel();
        _stop.Dispose();
        _pump.Dispose();
    }

    /// <summary>Waits for a task on the pipeline thread, and writes meanwhile what calls have to tell.</summary>
    internal T Await<T>(Task<T> task)
    {
        try
        {
            _pump.WaitFor(task, this, _stop.Token);
            return task.GetAwaiter().GetResult();
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
    }

    /// <summary>Waits for a task on the pipeline thread.</summary>
    private protected void Await(Task task) => Await(AsResult(task));

    /// <summary>Ends the command when the user has stopped it, in work that waits for nothing.</summary>
    private protected void ThrowIfStopped()
    {
        if (_stop.IsCancellationRequested)
            throw new PipelineStoppedException();
    }

    /// <summary>
    /// Waits for a task to its end. Who stops the pipeline meanwhile ends the task; so does a preference by which what it tells is an error.
    /// </summary>
    /// <returns>What cut the wait short; null when nothing did.</returns>
    private protected ExceptionDispatchInfo? WaitToItsEnd(Task task)
    {
        try
        {
            _pump.WaitFor(task, this, _stop.Token);
            // The call itself may have been the first to hear of the stop.
            return _stop.IsCancellationRequested ? ExceptionDispatchInfo.Capture(new PipelineStoppedException()) : null;
        }
#pragma warning disable CA1031 // It is thrown when what became of the task is told.
        catch (Exception e)
#pragma warning restore CA1031
        {
            _stop.Cancel();
            Task.WhenAny(task, Task.Delay(s_longestEnd)).GetAwaiter().GetResult();
            return ExceptionDispatchInfo.Capture(e is OperationCanceledException ? new PipelineStoppedException() : e);
        }
    }

    /// <summary>
    /// Asks whether to do something, as ShouldProcess does, in a sentence. What -WhatIf and -Confirm show is for the eyes of whoever runs the
    /// command; what -Verbose shows is a log, and has no more of a VIN than its end.
    /// </summary>
    /// <param name="doing">What is done, without a full stop: "Delete the channel 'Ops' (ch-1)".</param>
    private protected bool Approved(string doing)
    {
        doing = Redactor.Formal.Name(doing);
        var told = Context.Log.WantsVerbose && !IsWhatIf ? Redactor.Formal.Mask(doing) : doing;
        return ShouldProcess($"{told}.", $"{doing}?", "Confirm");
    }

    /// <summary>True when the command only says what it would do.</summary>
    private protected bool IsWhatIf => Says("WhatIf", "WhatIfPreference");

    /// <summary>True where an error ends the command, by its -ErrorAction or the preference of the session.</summary>
    internal bool EndsOnError =>
        (MyInvocation.BoundParameters.TryGetValue("ErrorAction", out var given) ? given : SessionState.PSVariable.GetValue("ErrorActionPreference"))
        ?.ToString() is { } action && Enum.TryParse<ActionPreference>(action, ignoreCase: true, out var preference)
        && preference is not (ActionPreference.Continue or ActionPreference.SilentlyContinue or ActionPreference.Ignore);

    /// <summary>Writes an error of one of many targets: what to do about it is said once.</summary>
    internal void Tell(ErrorRecord error)
    {
        if (error.ErrorDetails?.RecommendedAction is { Length: > 0 } action && !_recommended.Add(action))
            error.ErrorDetails.RecommendedAction = "";
        WriteError(error);
    }

    /// <summary>Ends the command with an error about what the user gave.</summary>
    internal void Refuse(string errorId, string message, object? target = null) =>
        ThrowTerminatingError(Failure.InLines(Failure.Record(errorId, message, target), MyInvocation, Host));

    private protected static async Task<bool> AsResult(Task task)
    {
        await task.ConfigureAwait(false);
        return true;
    }

    private bool Says(string parameter, string preference) =>
        MyInvocation.BoundParameters.TryGetValue(parameter, out var given) && given is SwitchParameter on
        ? on.IsPresent
        : LanguagePrimitives.IsTrue(SessionState.PSVariable.GetValue(preference));

    // The common parameter, else the preference of the session.
    private bool Wants(string parameter, string preference)
    {
        if (MyInvocation.BoundParameters.TryGetValue(parameter, out var given) && given is SwitchParameter on)
            return on.IsPresent;
        var value = SessionState.PSVariable.GetValue(preference);
        return value is not null && !string.Equals(value.ToString(), nameof(ActionPreference.SilentlyContinue), StringComparison.OrdinalIgnoreCase)
            && !string.Equals(value.ToString(), nameof(ActionPreference.Ignore), StringComparison.OrdinalIgnoreCase);
    }
}
