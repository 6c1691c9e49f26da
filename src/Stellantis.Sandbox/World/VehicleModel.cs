namespace Stellantis.Sandbox.World;

/// <summary>What vehicles of the sandbox can be: a row gives the first eight characters of the VIN and what the API tells about the kind.</summary>
internal sealed record VehicleModel(string Manufacturer, string Descriptor, string BrandCode, string FamilyCode, string Motorization, string FuelType)
{
    /// <summary>The mix of the fleet: the rows are taken in turn, so that ten vehicles in a row have all five brands among them.</summary>
    public static IReadOnlyList<VehicleModel> All { get; } =
    [
        new("VR3", "UPHNK", "AP", "P21", "Electric", "E"),
        new("VR7", "ARHNP", "AC", "C41", "Thermic", "D"),
        new("VR1", "J45GB", "DS", "X74", "Hybrid", "H"),
        new("VXK", "UHZKX", "OP", "P2J", "Electric", "E"),
        new("VXE", "EZHNS", "VX", "O12", "Thermic", "G"),
        new("VF3", "M45GF", "AP", "T91", "Thermic", "D"),
        new("VF7", "SXHNP", "AC", "A88", "Thermic", "G"),
        new("W0V", "7D9EC", "OP", "OV5", "Thermic", "D"),
        new("VR3", "FBYHZ", "AP", "P54", "Hybrid", "H"),
        new("VR7", "BAZKX", "AC", "C4E", "Electric", "E"),
        new("W0L", "0AHL3", "OP", "OA4", "Thermic", "G"),
        new("VXE", "UPHNE", "VX", "P2V", "Electric", "E"),
    ];
}
