namespace Stellantis.Sandbox.World;

/// <summary>
/// What vehicles of the sandbox can be: a row gives the opening of the VIN, eight characters, what the API tells about the kind, and how much
/// its battery (Wh) and tank (litres) hold.
/// </summary>
internal sealed record VehicleModel(
    string Opening, string BrandCode, string FamilyCode, string Motorization, string FuelType, int BatteryCapacity, int TankCapacity)
{
    /// <summary>The mix of the fleet: the rows are taken in turn, so that ten vehicles in a row have all five brands among them.</summary>
    public static IReadOnlyList<VehicleModel> All { get; } =
    [
        new("VR3UPHNK", "AP", "P21", "Electric", "E", 50_000, 0),
        new("VR7ARHNP", "AC", "C41", "Thermic", "D", 0, 50),
        new("VR1J45GB", "DS", "X74", "Hybrid", "H", 12_400, 42),
        new("VXKUHZKX", "OP", "P2J", "Electric", "E", 46_000, 0),
        new("VXEEZHNS", "VX", "O12", "Thermic", "G", 0, 50),
        new("VF3M45GF", "AP", "T91", "Thermic", "D", 0, 50),
        new("VF7SXHNP", "AC", "A88", "Thermic", "G", 0, 50),
        new("W0V7D9EC", "OP", "OV5", "Thermic", "D", 0, 60),
        new("VR3FBYHZ", "AP", "P54", "Hybrid", "H", 13_200, 42),
        new("VR7BAZKX", "AC", "C4E", "Electric", "E", 50_000, 0),
        new("W0L0AHL3", "OP", "OA4", "Thermic", "G", 0, 50),
        new("VXEUPHNE", "VX", "P2V", "Electric", "E", 46_000, 0),
    ];

    public bool HasBattery => BatteryCapacity > 0;

    public bool HasTank => TankCapacity > 0;

    /// <summary>Whether the vehicle has a theft alarm; the smallest has none.</summary>
    public bool HasAlarm => FamilyCode != "OA4";

    /// <summary>Whether the vehicle feels pedestrians and whether it lies on its roof.</summary>
    public bool HasCrashSensors => BatteryCapacity > 0;

    /// <summary>Whether the vehicle still sends the members that newer ones have given up.</summary>
    public bool IsOld => Motorization == "Hybrid";

    public int WattHoursPerKilometre => HasTank ? 190 : 160;

    public double LitresPerKilometre => HasBattery ? 0.052 : 0.061;

    /// <summary>Kilometres that a level of the battery, in per cent, is good for.</summary>
    public int ElectricAutonomy(double level) => HasBattery ? (int)(level / 100 * BatteryCapacity / WattHoursPerKilometre) : 0;

    /// <summary>Kilometres that a level of the tank, in per cent, is good for.</summary>
    public int FuelAutonomy(double level) => HasTank ? (int)(level / 100 * TankCapacity / LitresPerKilometre) : 0;
}
