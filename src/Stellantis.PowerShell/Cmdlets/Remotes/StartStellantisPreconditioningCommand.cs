using System.Collections.Specialized;
using System.Management.Automation;
using Stellantis.Client;
using Stellantis.PowerShell.Input;
using Stellantis.PowerShell.Parameters;

namespace Stellantis.PowerShell.Cmdlets;

/// <summary>Starts to heat or cool the cabin of vehicles, and sets how they do it and their programs (operation sendVehicleRemotes).</summary>
[Cmdlet(VerbsLifecycle.Start, "StellantisPreconditioning", DefaultParameterSetName = NowSet, SupportsShouldProcess = true,
    HelpUri = HelpPage.Folder + "Start-StellantisPreconditioning.md")]
[OutputType(typeof(RemoteAction))]
public sealed partial class StartStellantisPreconditioningCommand : RemoteCmdlet, IRemoteVerbParameters
{
    private const string NowSet = "Now";
    private const string ProgramSet = "Program";

    /// <summary>The program to set, 1 to 4.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ProgramSet, HelpMessage = "1 to 4")]
    [ValidateRange(1, 4)]
    public int Slot { get; set; }

    /// <summary>The time of day of the program, in the vehicle's own time: 07:15.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ProgramSet, HelpMessage = "A time of day, for example 07:15")]
    [TimeOfDayInput]
    [ValidateTimeOfDay]
    public TimeSpan? At { get; set; }

    /// <summary>The days of the program; every day without it.</summary>
    [Parameter(ParameterSetName = ProgramSet)]
    [ValidateSet("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")]
    public string[] Day { get; set; } = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

    /// <summary>Set the program, and leave it turned off.</summary>
    [Parameter(ParameterSetName = ProgramSet)]
    public SwitchParameter Disabled { get; set; }

    /// <summary>The temperature of the cabin, 10 to 35 degrees Celsius: of the program, or from now on.</summary>
    [Parameter(ParameterSetName = ProgramSet)]
    [Parameter(ParameterSetName = NowSet)]
    [ValidateRange(10.0, 35.0)]
    public double? Temperature { get; set; }

    /// <summary>How the air conditioning keeps the temperature: Auto or Manual.</summary>
    [Parameter(ParameterSetName = NowSet)]
    [ValidateSet("Auto", "Manual")]
    public string Mode { get; set; } = "Auto";

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        if (Temperature is null && MyInvocation.BoundParameters.ContainsKey(nameof(Mode)))
            Refuse(ErrorIds.InvalidRequest, "-Mode is how the air conditioning keeps a temperature: give -Temperature too, or leave -Mode out.");
        base.BeginProcessing();
    }

    private protected override object Request() => ParameterSetName switch
    {
        ProgramSet => AirConditioning("programs", new[] { Program() }),
        _ when Temperature is { } degrees => AirConditioning("settings", Members(("temp", degrees), ("mode", Mode), ("state", "Activated"))),
        _ => AirConditioning("immediate", true),
    };

    private static OrderedDictionary AirConditioning(string member, object value) =>
        Wire("preconditioning", ("airConditioning", Members((member, value))));

    private OrderedDictionary Program()
    {
        var program = Members(("slot", (long)Slot), ("start", TimeOfDay(At!.Value)), ("occurrence", Members(("day", Day))),
            ("enabled", !Disabled.IsPresent), ("actionsType", "Set"));
        if (Temperature is { } degrees)
            program["temp"] = degrees;
        return program;
    }
}
