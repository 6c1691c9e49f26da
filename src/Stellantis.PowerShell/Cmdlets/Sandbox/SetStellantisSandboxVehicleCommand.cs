using System.Management.Automation;
using Stellantis.PowerShell.Completion;
using Stellantis.PowerShell.Input;

namespace Stellantis.PowerShell.Cmdlets;

/// <summary>
/// Brings vehicles of a sandbox into a state, with what follows from it: a low tank raises an alert. A vehicle that is not made to move stands for
/// an hour at least.
/// </summary>
[Cmdlet(VerbsCommon.Set, "StellantisSandboxVehicle", SupportsShouldProcess = true, HelpUri = HelpPage.Folder + "Set-StellantisSandboxVehicle.md")]
[OutputType(typeof(void))]
public sealed class SetStellantisSandboxVehicleCommand : SandboxVehicleCmdlet
{
    /// <summary>The level of the battery, 0 to 100 %.</summary>
    [Parameter]
    public double BatteryLevel { get; set; }

    /// <summary>The level of the tank, 0 to 100 %.</summary>
    [Parameter]
    public double FuelLevel { get; set; }

    /// <summary>Degrees north.</summary>
    [Parameter]
    public double Latitude { get; set; }

    /// <summary>Degrees east.</summary>
    [Parameter]
    public double Longitude { get; set; }

    /// <summary>The odometer, in km.</summary>
    [Parameter]
    public double Odometer { get; set; }

    /// <summary>Whether it is locked.</summary>
    [Parameter]
    public bool Locked { get; set; }

    /// <summary>
    /// Everything that is open: Driver, Passenger, RearLeft, RearRight, Trunk, RearWindow, RoofWindow, HoodDoor. An empty list closes all.
    /// </summary>
    [Parameter]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(WordCompleter<Doors>))]
    [ApiWords(typeof(Doors))]
    public string[]? OpenDoor { get; set; }

    /// <summary>What the driver does not tell: None, Geolocation or Full.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(WordCompleter<PrivacyStates>))]
    [ApiWords(typeof(PrivacyStates))]
    public string? Privacy { get; set; }

    /// <summary>Whether it is reported as stolen.</summary>
    [Parameter]
    public bool Stolen { get; set; }

    /// <summary>Stop, StartUp or Start.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(WordCompleter<IgnitionStates>))]
    [ApiWords(typeof(IgnitionStates))]
    public string? Ignition { get; set; }

    /// <summary>Whether it drives: true starts a trip, false ends it.</summary>
    [Parameter]
    public bool Moving { get; set; }

    /// <summary>The speed, in km/h.</summary>
    [Parameter]
    public double Speed { get; set; }

    /// <summary>Whether the charging cable is plugged.</summary>
    [Parameter]
    public bool Plugged { get; set; }

    /// <summary>Whether it charges.</summary>
    [Parameter]
    public bool Charging { get; set; }

    /// <summary>Whether nothing is known about it: telemetry is then not found.</summary>
    [Parameter]
    public bool NoData { get; set; }

    /// <summary>The remote commands that it takes, by their wire names: locking, horn ...</summary>
    [Parameter]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(WordCompleter<RemoteNames>))]
    [ApiWords(typeof(RemoteNames))]
    public string[]? Support { get; set; }

    /// <summary>How its next remote commands end: Success, AlreadyDone, Failed or another word; None lets the vehicle decide again.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(WordCompleter<SandboxRemoteOutcomes>))]
    public string? RemoteOutcome { get; set; }

    /// <summary>Why its next remote commands fail: a cause of the service, or another word.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(WordCompleter<SandboxRemoteCauses>))]
    public string? RemoteCause { get; set; }

    /// <summary>The state that its next remote commands reach and do not leave.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(WordCompleter<SandboxRemoteStatuses>))]
    public string? RemoteStatus { get; set; }

    /// <summary>How long its next remote commands take by the sandbox's clock: a TimeSpan, or a number of seconds.</summary>
    [Parameter]
    [SecondsInput]
    public TimeSpan RemoteLife { get; set; }

    /// <summary>Something that happens to its digital key, of which monitors tell: PasswordUrlGenerated, OwnerPairingCompleted ...</summary>
    [Parameter]
    [ArgumentCompleter(typeof(WordCompleter<SandboxDigitalKeys>))]
    [ValidateNotNullOrEmpty]
    public string? DigitalKey { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        Doubt<SandboxRemoteOutcomes>(nameof(RemoteOutcome), RemoteOutcome);
        Doubt<SandboxRemoteCauses>(nameof(RemoteCause), RemoteCause);
        Doubt<SandboxRemoteStatuses>(nameof(RemoteStatus), RemoteStatus);
    }

    private protected override string Verb => "Set the state";

    private protected override void Arrange(StellantisSandbox sandbox, string vin)
    {
        var changes = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var given in MyInvocation.BoundParameters)
        {
            if (s_states.TryGetValue(given.Key, out var state))
                changes[state] = PlainInput.Base(given.Value)!;
        }
        Work(() => sandbox.SetVehicle(vin, changes));
    }

    // The service may have words that nobody has told of, and scripts should be tried with them.
    private void Doubt<TList>(string parameter, string? word) where TList : IWordList, new()
    {
        var known = new TList().Words.Select(w => w.Word).ToList();
        if (word is not null && !known.Contains(word, StringComparer.Ordinal))
            WriteWarning($"-{parameter} '{word}' is not one of {string.Join(", ", known)}. The sandbox sends it as it is.");
    }

    // Parameters are singular, as PowerShell has it; the sandbox names some of them in the plural.
    private static readonly Dictionary<string, string> s_states = new(StringComparer.OrdinalIgnoreCase)
    {
        [nameof(BatteryLevel)] = "BatteryLevel",
        [nameof(FuelLevel)] = "FuelLevel",
        [nameof(Latitude)] = "Latitude",
        [nameof(Longitude)] = "Longitude",
        [nameof(Odometer)] = "Odometer",
        [nameof(Locked)] = "Locked",
        [nameof(OpenDoor)] = "OpenDoors",
        [nameof(Privacy)] = "Privacy",
        [nameof(Stolen)] = "Stolen",
        [nameof(Ignition)] = "Ignition",
        [nameof(Moving)] = "Moving",
        [nameof(Speed)] = "Speed",
        [nameof(Plugged)] = "Plugged",
        [nameof(Charging)] = "Charging",
        [nameof(NoData)] = "NoData",
        [nameof(Support)] = "Supports",
        [nameof(RemoteOutcome)] = "RemoteOutcome",
        [nameof(RemoteCause)] = "RemoteCause",
        [nameof(RemoteStatus)] = "RemoteStatus",
        [nameof(RemoteLife)] = "RemoteLife",
        [nameof(DigitalKey)] = "DigitalKey",
    };
}
