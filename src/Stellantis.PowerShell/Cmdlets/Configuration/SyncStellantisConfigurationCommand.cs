using System.Management.Automation;
using Stellantis.Client;
using Stellantis.Client.Bodies;
using Stellantis.Client.Calls;
using Stellantis.Client.Configuration;
using Stellantis.PowerShell.Parameters;

namespace Stellantis.PowerShell.Cmdlets;

/// <summary>
/// Makes the channels and monitors of the account what a configuration says (operations postChannels, putChannelsById, deleteChannelsById,
/// postVehicleMonitors, putVehicleMonitors, deleteVehicleMonitorByID, and those of status and handles). Run again, it goes on where it broke off, and
/// does nothing when all is so.
/// </summary>
[Cmdlet(VerbsData.Sync, "StellantisConfiguration", SupportsShouldProcess = true, HelpUri = HelpPage.Folder + "Sync-StellantisConfiguration.md")]
[OutputType(typeof(ConfigurationStep))]
public sealed partial class SyncStellantisConfigurationCommand : ConfigurationCmdlet, ISecretParameters, IThrottleParameters
{
    private const string Planned = nameof(Planned);
    private const string Skipped = nameof(Skipped);

    private readonly List<ConfigurationStep> _done = [];

    /// <summary>The file or folder that says how the account is to be.</summary>
    [Parameter(Mandatory = true, Position = 0, HelpMessage = Hints.ConfigurationPath)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

    /// <summary>
    /// Remove what the configuration does not name, and create anew what cannot be changed into what it says. A configuration that names nothing at
    /// all is refused with it.
    /// </summary>
    [Parameter]
    public SwitchParameter Prune { get; set; }

    /// <summary>For maintenance: pause or resume all that the configuration names, whatever it says of it itself.</summary>
    [Parameter]
    [ValidateSet(StatusChange.Paused, StatusChange.Running)]
    public string? Status { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        var files = Files(Path);
        var wanted = Read(files, fills: true);
        foreach (var item in wanted.All.Where(_ => Status is not null))
            item.Status = string.Equals(Status, StatusChange.Paused, StringComparison.OrdinalIgnoreCase) ? StatusChange.Paused : StatusChange.Running;
        var plan = new ConfigurationPlan(wanted, ReadAccount(ThrottleLimit), files.ReadState());
        // So is a file that was cut off, or a folder that was not checked out.
        if (Prune && !wanted.All.Any() && plan.Extra.Count > 0)
        {
            Refuse(ErrorIds.InvalidRequest, $"The configuration names no channel and no monitor, and -Prune would delete all that the account has: " +
                $"{Count(plan.Extra)}. Nothing was sent. If that is meant, Remove-StellantisMonitor and Remove-StellantisChannel do it.", files.Path);
        }
        if (!Prune && plan.Anew is { Count: > 0 } anew)
        {
            Refuse(ErrorIds.InvalidRequest,
                $"This cannot be changed, only deleted and created again, which -Prune allows: {string.Join("; ", anew)}. " +
                "Nothing was sent.", files.Path);
        }
        var steps = plan.Steps(Prune);
        Check(files, plan, Prune);
        var runner = new StepRunner(OpenConnection.Client, plan, id => Session.VehicleScope.Vin(OpenConnection, id, null));
        try
        {
            Run(steps, runner);
        }
        finally
        {
            if (!IsWhatIf)
                WriteState(files, runner.State);
        }
        if (!Prune && plan.Extra.Count > 0)
            WriteWarning($"{Count(plan.Extra)} at the service {(plan.Extra.Count == 1 ? "is" : "are")} not in the configuration, and stay" +
                $"{(plan.Extra.Count == 1 ? "s" : "")} as {(plan.Extra.Count == 1 ? "it is" : "they are")}. -Prune removes what it does not name.");
    }

    private static string Count(IReadOnlyList<ConfigurationItem> items) => string.Join(" and ", items.GroupBy(item => item.Noun)
        .Select(same => $"{same.Count()} {same.Key}{(same.Count() == 1 ? "" : "s")}"));

    private void Run(IReadOnlyList<PlannedStep> steps, StepRunner runner)
    {
        var kept = new List<ConfigurationItem>();
        var (at, done, isOver) = (0, 0, false);
        try
        {
            for (; at < steps.Count; at++)
            {
                var step = steps[at];
                done = _done.Count;
                if (!IsWhatIf && (!runner.CanRun(step) || kept.Exists(item => Needs(step, item))))
                {
                    WriteWarning($"{step.Words}: skipped, as it needs something that was not done.");
                    WriteObject(step.Told(null, Skipped));
                }
                else if (!Approved(step.Words))
                {
                    if (!IsWhatIf && step.Kind == StepKind.Remove)
                        kept.Add(step.Item);
                    WriteObject(step.Told(null, IsWhatIf ? Planned : Skipped));
                }
                else if (!Carry(step, Progress(steps, at), runner))
                {
                    return;
                }
            }
            isOver = true;
        }
        finally
        {
            // Also when it was stopped, or nobody reads on what it writes.
            if (!isOver && !IsWhatIf)
                Say(Progress(steps, at + _done.Count - done));
        }
    }

    private ConfigurationProgress Progress(IReadOnlyList<PlannedStep> steps, int at) =>
        new(_done, steps.Skip(at).Select(left => left.Told(null, Planned)));

    // What was not removed is not created beside it; and a channel does not go before its monitors.
    private static bool Needs(PlannedStep step, ConfigurationItem kept) => step.Kind switch
    {
        StepKind.Add => step.Item.IsMonitor == kept.IsMonitor && step.Item.Label == kept.Label,
        StepKind.Remove => !step.Item.IsMonitor && kept.ChannelId == step.Item.Id,
        _ => false,
    };

    private bool Carry(PlannedStep step, ConfigurationProgress progress, StepRunner runner) =>
        Change(progress, () => runner.CallOf(step), call => RunAsync(step, call, runner, progress), id =>
        {
            _done.Add(step.Told(id, ChangeRecord.Done));
            return id;
        }, _ => WriteObject(_done[_done.Count - 1]));

    private async Task<string> RunAsync(PlannedStep step, ApiCall call, StepRunner runner, ConfigurationProgress progress)
    {
        try
        {
            return await runner.RunAsync(step, call, Context).ConfigureAwait(false);
        }
        catch (StellantisApiException failure)
        {
            throw new StellantisApiException(failure,
                $"The sync broke off there: {progress.Done.Count} of {progress.Done.Count + progress.Left.Count} steps are done.");
        }
    }

    // A pipeline that was stopped takes no more warnings; the host does.
    private void Say(ConfigurationProgress progress)
    {
        if (progress.Left.Count == 0)
            return;
        var text = $"The sync broke off. Done: {Words(progress.Done)}. Left: {Words(progress.Left)}. "
            + "Run the same command again: it goes on from there.";
        text = OpenConnection.Client.Redactor.Mask(text);
        try
        {
            WriteWarning(text);
        }
        catch (Exception e) when (e is PipelineStoppedException or InvalidOperationException)
        {
            Host.UI.WriteWarningLine(text);
        }
    }

    private static string Words(IReadOnlyList<ConfigurationStep> steps)
    {
        const int most = 10;
        return steps.Count == 0 ? "nothing"
            : string.Join("; ", steps.Take(most).Select(step => $"{step.Action} {step.Kind.ToLowerInvariant()} '{step.Label}'"))
            + (steps.Count > most ? $"; and {steps.Count - most} more" : "");
    }
}
