namespace Stellantis.Client.Bodies;

internal static partial class KnownValues
{
    /// <summary>The driving modes.</summary>
    public static IReadOnlyList<string> DrivingModes { get; } =
    [
        "Normal", "Sport", "Comfort", "Eco", "Sand", "Mud", "Snow", "ZEV", "Hybrid", "ZEVEco", "HybridEco", "EcoPlus", "eAWD", "4AWD",
        "ReinforcedLoad", "City", "SportPlus", "OffRoad", "Race",
    ];

    /// <summary>How far a charge is.</summary>
    public static IReadOnlyList<string> ChargingStatuses { get; } = ["Disconnected", "InProgress", "Failure", "Stopped", "Finished"];

    /// <summary>What can set off the alarm of a vehicle.</summary>
    public static IReadOnlyList<string> AlarmTriggers { get; } =
    [
        "NoBreakIn", "FrontRightDoorBreakIn", "FrontLeftDoorBreakIn", "RearRightFrontDoorBreakIn", "RearLeftFrontDoorBreakIn", "HoodDoorBreakIn",
        "TrunkDoorBreakIn", "BackliteDoorBreakIn", "RoofBreakIn", "VolumetricBreakIn", "VehicleLifting", "ElectricalsystemBreakIn", "KeyLearning",
        "UnauthenticatedStartup", "VehiclePositionChanged", "GlassBreached", "BatteryDisconnect", "OverAccelerationThreshold", "VehicleAlarmSystem",
    ];
}
