namespace Stellantis.Sandbox.World;

/// <summary>What vehicles of the sandbox can be: a row gives the opening of the VIN, eight characters, and what the API tells about the kind.</summary>
internal sealed record VehicleModel(string Opening, string BrandCode, string FamilyCode, string Motorization, string FuelType)
{
    /// <summary>The mix of the fleet: the rows are taken in turn, so that ten vehicles in a row have all five brands among them.</summary>
    public static IReadOnlyList<VehicleModel> All { get; } =
    [
        new("VR3UPHNK", "AP", "P21", "Electric", "E"),
        new("VR7ARHNP", "AC", "C41", "Thermic", "D"),
        new("VR1J45GB", "DS", "X74", "Hybrid", "H"),
        new("VXKUHZKX", "OP", "P2J", "Electric", "E"),
        new("VXEEZHNS", "VX", "O12", "Thermic", "G"),
        new("VF3M45GF", "AP", "T91", "Thermic", "D"),
        new("VF7SXHNP", "AC", "A88", "Thermic", "G"),
        new("W0V7D9EC", "OP", "OV5", "Thermic", "D"),
        new("VR3FBYHZ", "AP", "P54", "Hybrid", "H"),
        new("VR7BAZKX", "AC", "C4E", "Electric", "E"),
        new("W0L0AHL3", "OP", "OA4", "Thermic", "G"),
        new("VXEUPHNE", "VX", "P2V", "Electric", "E"),
    ];
}
