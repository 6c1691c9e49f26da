using System.Management.Automation;
using Stellantis.PowerShell.Sandbox;

namespace Stellantis.PowerShell.Cmdlets;

/// <summary>Lets vehicles of a sandbox drive: to a place, along a way, or through a zone. The clock of the sandbox goes on meanwhile.</summary>
[Cmdlet(VerbsCommon.Move, "StellantisSandboxVehicle", SupportsShouldProcess = true, DefaultParameterSetName = ToSet,
    HelpUri = HelpPage.Folder + "Move-StellantisSandboxVehicle.md")]
[OutputType(typeof(void))]
public sealed class MoveStellantisSandboxVehicleCommand : SandboxVehicleCmdlet
{
    private const string ToSet = "To";
    private const string PlaceSet = "Place";
    private const string AlongSet = "Along";
    private const string ThroughSet = "Through";

    private readonly List<string> _vehicles = [];
    private readonly List<object?> _points = [];
    private object[]? _given;

    /// <summary>Where it drives from where it is: latitude and longitude, or what has members of these names.</summary>
    [Parameter(Mandatory = true, Position = 1, ParameterSetName = ToSet, HelpMessage = "Latitude and longitude, such as 45.46, 9.19")]
    [ValidateNotNullOrEmpty]
    public object To { get; set; } = "";

    /// <summary>Degrees north.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PlaceSet, HelpMessage = "Degrees north, -90 to 90")]
    [ValidateRange(-90.0, 90.0)]
    public double Latitude { get; set; }

    /// <summary>Degrees east.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PlaceSet, HelpMessage = "Degrees east, -180 to 180")]
    [ValidateRange(-180.0, 180.0)]
    public double Longitude { get; set; }

    /// <summary>The places of a way, from the first on: pairs, way points of a trip, or a LineString of GeoJSON.</summary>
    [Parameter(Mandatory = true, ParameterSetName = AlongSet, ValueFromPipeline = true,
        HelpMessage = "Way points, or a GeoJSON line")]
    [ValidateNotNullOrEmpty]
    public object[] Along { get; set; } = [];

    /// <summary>A zone to drive into and out of: latitude, longitude and radius in kilometres, or the zone of a monitor.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ThroughSet, HelpMessage = "Latitude, longitude and radius in km, such as 45.46, 9.19, 2")]
    [ValidateNotNullOrEmpty]
    public object Through { get; set; } = "";

    /// <summary>How fast it drives on average, in km/h.</summary>
    [Parameter]
    [ValidateRange(1.0, 360.0)]
    public double Speed { get; set; }

    /// <summary>Let it drive off, and leave the clock alone.</summary>
    [Parameter]
    public SwitchParameter NoStep { get; set; }

    private protected override string Verb => ParameterSetName switch
    {
        AlongSet => "Drive along a way",
        ThroughSet => "Drive through a zone",
        _ => "Drive to a place",
    };

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ParameterSetName != AlongSet)
        {
            base.ProcessRecord();
            return;
        }

        // The points of a way come one after the other by the pipeline; one that was given is the same for every vehicle.
        if (!ReferenceEquals(_given, Along))
            _points.AddRange(Along);
        _given = Along;
        _vehicles.AddRange(VehicleId.Where(vin => !_vehicles.Contains(vin)));
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (_vehicles.Count == 0)
            return;
        VehicleId = [.. _vehicles];
        base.ProcessRecord();
    }

    private protected override void Arrange(StellantisSandbox sandbox, string vin)
    {
        var (points, radius) = ParameterSetName switch
        {
            AlongSet => (WayInput.Read(_points).ToList(), (double?)null),
            PlaceSet => ([(Latitude, Longitude)], null),
            ThroughSet => ReadZone(),
            _ => (WayInput.Read(To).Take(1).ToList(), null),
        };
        Work(() => sandbox.MoveVehicle(vin, points, radius, Speed == 0 ? null : Speed, !NoStep));
    }

    private (List<(double Latitude, double Longitude)> Points, double? Radius) ReadZone()
    {
        var (center, radius) = WayInput.ReadZone(Through);
        return ([center], radius);
    }
}
