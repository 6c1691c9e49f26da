using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>What a vehicle can tell and do (operation getVehicleCapabilityByid).</summary>
[WireObject]
public sealed partial class VehicleCapability : WireObject, IVehicleChild
{
    /// <summary>The id of the vehicle that it belongs to.</summary>
    public string? VehicleId { get; private set; }

    /// <summary>The vehicle that it belongs to, when a vehicle was piped in; null otherwise. Export-Clixml, jobs and remoting leave it out.</summary>
    [Newtonsoft.Json.JsonIgnore]
    public Vehicle? Vehicle { get; private set; }

    /// <summary>The vehicle identification number, 17 characters.</summary>
    [Wire("vin")]
    public string? Vin { get; private set; }

    /// <summary>The brand that the manufacturer code of the VIN stands for, or null when it is not known.</summary>
    public string? Brand => Stellantis.Brand.OfVin(Vin)?.Name;

    /// <summary>The service's code of the brand.</summary>
    [Wire("brand")]
    public string? BrandCode { get; private set; }

    /// <summary>The service's code of the model, as vehicles have it.</summary>
    [Wire("model")]
    public string? FamilyCode { get; private set; }

    /// <summary>Electric, Hybrid, Thermic or Hydrogen.</summary>
    [Wire("motorization")]
    public string? Motorization { get; private set; }

    /// <summary>The scopes of the data that the vehicle can send, for example <c>data:telemetry:vehicle:odometer</c>.</summary>
    [Wire("onboardCapabilities.data")]
    public IReadOnlyList<string> Data { get; private set; } = ValueList<string>.None;

    /// <summary>The remote commands that the vehicle obeys.</summary>
    [Wire("onboardCapabilities.remote")]
    public RemoteCapabilities? Remote { get; private set; }

    /// <summary>The HAL links.</summary>
    [Wire("_links")]
    public HalLinks Links { get; private set; } = HalLinks.None;

    Vehicle? IVehicleChild.Vehicle
    {
        get => Vehicle;
        set => Vehicle = value;
    }

    string? IVehicleChild.VehicleId
    {
        get => VehicleId;
        set => VehicleId = value;
    }

    /// <summary>The id of the vehicle.</summary>
    public override string ToString() => VehicleId ?? Vin ?? "";
}
