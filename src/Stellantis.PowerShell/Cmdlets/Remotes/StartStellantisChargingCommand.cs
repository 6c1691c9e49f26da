using System.Collections.Specialized;
using System.Management.Automation;
using Stellantis.PowerShell.Input;
using Stellantis.PowerShell.Parameters;

namespace Stellantis.PowerShell.Cmdlets;

/// <summary>Starts to charge vehicles at once or at a time, and sets how they charge and their programs (operation sendVehicleRemotes).</summary>
[Cmdlet(VerbsLifecycle.Start, "StellantisCharging", DefaultParameterSetName = NowSet, SupportsShouldProcess = true,
    HelpUri = HelpPage.Folder + "Start-StellantisCharging.md")]
[OutputType(typeof(RemoteAction))]
public sealed partial class StartStellantisChargingCommand : RemoteCmdlet, IRemoteVerbParameters
{
    private const string NowSet = "Now";
    private const string ProgramSet = "Program";
    private const string RateSet = "Rate";
    private const string LimitSet = "Limit";

    /// <summary>The time of day to start at, in the vehicle's own time: 22:30. Without it charging starts at once.</summary>
    [Parameter(ParameterSetName = NowSet)]
    [Parameter(Mandatory = true, ParameterSetName = ProgramSet, HelpMessage = "A time of day, for example 22:30")]
    [TimeOfDayInput]
    [ValidateTimeOfDay]
    public TimeSpan? At { get; set; }

    /// <summary>The time of day to stop at, in the vehicle's own time: 06:00.</summary>
    [Parameter(ParameterSetName = NowSet)]
    [TimeOfDayInput]
    [ValidateTimeOfDay]
    public TimeSpan? Until { get; set; }

    /// <summary>Charge until the battery is full, whatever was set before.</summary>
    [Parameter(ParameterSetName = NowSet)]
    public SwitchParameter Full { get; set; }

    /// <summary>The program to set, 1 or 2.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ProgramSet, HelpMessage = "1 or 2")]
    [ValidateRange(1, 2)]
    public int Slot { get; set; }

    /// <summary>The days of the program; every day without it.</summary>
    [Parameter(ParameterSetName = ProgramSet)]
    [ValidateSet("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")]
    public string[] Day { get; set; } = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

    /// <summary>The level to charge to at once, whatever the time, 0 to 50 %.</summary>
    [Parameter(ParameterSetName = ProgramSet)]
    [ValidateRange(0, 50)]
    public int MinLevel { get; set; }

    /// <summary>The level to stop at, 0 to 100 %.</summary>
    [Parameter(ParameterSetName = ProgramSet)]
    [ValidateRange(0, 100)]
    public int MaxLevel { get; set; } = 100;

    /// <summary>Regular, or Cooperative with the electricity provider.</summary>
    [Parameter(ParameterSetName = ProgramSet)]
    [ValidateSet("Regular", "Cooperative")]
    public string ChargeType { get; set; } = "Regular";

    /// <summary>Set the program, and leave it turned off.</summary>
    [Parameter(ParameterSetName = ProgramSet)]
    public SwitchParameter Disabled { get; set; }

    /// <summary>How much of the plug's current is used from now on: Low, LowPlus, Med, MedPlus, High for 20, 40, 60, 80, 100 %.</summary>
    [Parameter(Mandatory = true, ParameterSetName = RateSet, HelpMessage = "Low, LowPlus, Med, MedPlus or High")]
    [ValidateSet("Low", "LowPlus", "Med", "MedPlus", "High")]
    public string? Rate { get; set; }

    /// <summary>How far batteries are charged from now on: MedPlus up to 80 %, High up to 100 %.</summary>
    [Parameter(Mandatory = true, ParameterSetName = LimitSet, HelpMessage = "MedPlus for 80 %, High for 100 %")]
    [ValidateSet("MedPlus", "High")]
    public string? Limit { get; set; }

    private protected override object Request() => ParameterSetName switch
    {
        ProgramSet => Charge("programs", new[] { Program() }),
        RateSet => Charge("settings", Members(("chargePreferenceRate", Rate))),
        LimitSet => Charge("settings", Members(("chargeLimit", Limit))),
        _ when At is null && Until is null && !Full => Charge("immediate", true),
        _ => Charge("deferred", Deferred()),
    };

    private static OrderedDictionary Charge(string member, object value) => Wire("charging", ("charge", Members((member, value))));

    private OrderedDictionary Deferred()
    {
        var deferred = new OrderedDictionary
        {
            ["start"] = At is { } at ? Members(("startTime", TimeOfDay(at))) : Members(("immediate", true)),
        };
        // The contract wants the time also where the battery is charged until it is full, and it counts for nothing there.
        if (Until is not null || Full)
            deferred["end"] = Members(("endTime", TimeOfDay(Until ?? TimeSpan.Zero)), ("chargeToFull", Full.IsPresent));
        return deferred;
    }

    private OrderedDictionary Program() => Members(
        ("slot", (long)Slot), ("start", TimeOfDay(At!.Value)), ("occurrence", Members(("day", Day))), ("enabled", !Disabled.IsPresent),
        ("minChargingLevel", (long)MinLevel), ("maxChargingLevel", (long)MaxLevel), ("chargeToFull", MaxLevel == 100),
        ("chargeType", ChargeType), ("actionsType", "Set"));
}
