using System.Collections.Specialized;
using System.Management.Automation;
using Stellantis.PowerShell.Input;
using Stellantis.PowerShell.Parameters;

namespace Stellantis.PowerShell.Cmdlets;

/// <summary>Sends a destination, or a way with several stops, to the navigation of vehicles (operation sendVehicleRemotes).</summary>
[Cmdlet(VerbsCommunications.Send, "StellantisDestination", DefaultParameterSetName = PlaceSet, SupportsShouldProcess = true,
    HelpUri = HelpPage.Folder + "Send-StellantisDestination.md")]
[OutputType(typeof(RemoteAction))]
public sealed partial class SendStellantisDestinationCommand : RemoteCmdlet, IRemoteVerbParameters
{
    private const string PlaceSet = "Place";
    private const string StopSet = "Stop";

    /// <summary>Degrees north of the destination, -90 to 90.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PlaceSet,
        HelpMessage = "Degrees north, -90 to 90. The service takes no address without coordinates")]
    [ValidateRange(-90.0, 90.0)]
    public double? Latitude { get; set; }

    /// <summary>Degrees east of the destination, -180 to 180.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PlaceSet, HelpMessage = "Degrees east, -180 to 180")]
    [ValidateRange(-180.0, 180.0)]
    public double? Longitude { get; set; }

    /// <summary>The name of the destination.</summary>
    [Parameter(ParameterSetName = PlaceSet)]
    public string? Name { get; set; }

    /// <summary>Its address: <c>@{ streetName='Rue de la Paix'; houseNumber='2'; cityName='Paris' }</c>.</summary>
    [Parameter(ParameterSetName = PlaceSet)]
    [BodyPart(typeof(NavigationAddress))]
    public NavigationAddress? Address { get; set; }

    /// <summary>
    /// The way, the destination last: <c>@{ Latitude=48.85; Longitude=2.35; Name='Depot' }, @{ Latitude=50.63; Longitude=3.06 }</c>. Positions of
    /// vehicles and way points are taken as well.
    /// </summary>
    [Parameter(Mandatory = true, ParameterSetName = StopSet, HelpMessage = "@{ Latitude=48.85; Longitude=2.35 }, the destination last")]
    [BodyPart(typeof(NavigationPosition))]
    public NavigationPosition[]? Destination { get; set; }

    private protected override object Request() => Wire("navigation", ("positions", ParameterSetName == StopSet ? Destination : new[] { Place() }));

    private OrderedDictionary Place()
    {
        var place = Members(("Latitude", Latitude!.Value), ("Longitude", Longitude!.Value));
        if (Name is not null)
            place["Name"] = Name;
        if (Address is not null)
            place["Address"] = Address;
        return place;
    }
}
