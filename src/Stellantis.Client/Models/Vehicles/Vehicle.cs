using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>A vehicle that the account can see (operations getVehicles and getVehicleByid).</summary>
[WireObject]
public sealed partial class Vehicle : WireObject, IIdentified
{
    /// <summary>The id that the service knows the vehicle by: the last part of its self link, else its VIN.</summary>
    public string? VehicleId => ResourceId.FromLink(Links["self"]) ?? Vin;

    /// <summary>The vehicle identification number, 17 characters.</summary>
    [Wire("vin")]
    public string? Vin { get; private set; }

    /// <summary>The brand that the manufacturer code of the VIN stands for, or null when it is not known.</summary>
    public string? Brand => Stellantis.Brand.OfVin(Vin)?.Name;

    /// <summary>The service's code of the brand.</summary>
    [Wire("brandCode")]
    public string? BrandCode { get; private set; }

    /// <summary>The service's code of the model family.</summary>
    [Wire("familyCode")]
    public string? FamilyCode { get; private set; }

    /// <summary>Electric, Hybrid, Thermic or Hydrogen.</summary>
    [Wire("motorization")]
    public string? Motorization { get; private set; }

    /// <summary>The service's letter of the fuel: G, H, E or D.</summary>
    [Wire("fuelType")]
    public string? FuelType { get; private set; }

    /// <summary>What <c>-Extension</c> asked for; null when it was not asked or not given.</summary>
    [Wire("_embedded.extension")]
    public VehicleExtension? Extension { get; private set; }

    /// <summary>The HAL links.</summary>
    [Wire("_links")]
    public HalLinks Links { get; private set; } = HalLinks.None;

    string? IIdentified.Identity => Vin ?? VehicleId;

    /// <summary>The id of the vehicle.</summary>
    public override string ToString() => VehicleId ?? "";
}
