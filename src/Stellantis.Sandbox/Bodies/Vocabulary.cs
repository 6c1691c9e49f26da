namespace Stellantis.Sandbox.Bodies;

/// <summary>The long lists of words of the contract, spelt as it spells them.</summary>
internal static class Vocabulary
{
    private static readonly HashSet<string> s_alerts = new(StringComparer.Ordinal)
    {
        "AbsBrakingSystemFault", "ActiveSpoilerFault", "AdBlueFault", "AdBlueFaultStartingImpossible", "AdBlueFaultStartingImpossibleSoon",
        "AddWasherFluid", "AirbagOrSeatBeltPretensionerOrActiveHoodFailure", "AssistanceButtonFault", "AutomaticBrakingDeactivated",
        "AutomaticHeadlightAdjustmentFault", "BatteryChargeOrElectricalCircuitSystemFailure", "BrakingSystemFailure", "ChargingFailure",
        "CheckTheCenterBrakeLamp", "CollisionDetectionSystemFault", "CollisionMitigationSystemFault", "CoolantLevelLow",
        "DrivingAssistanceSensorBlind", "ElectricTractionSystemFailureLimitSpeed", "ElectricTractionSystemFailureStopVehicle",
        "ElectricTractionSystemFault", "ElectronicImmobiliserFault", "EmissionSystemOrAdBlueQualityFailureStartingImpossible",
        "EmissionSystemOrAdBlueQualityFailureStartingImpossibleSoon", "EmissionSystemOrAdBlueQualityFailure", "EngineFailure",
        "EngineFault", "EngineMisfiringFuel", "EngineOilPressureFailure", "EngineTemperatureFailure", "EspAsrSystemFault",
        "FrontLeftFlashingIndicatorFault", "FrontLeftFogLampsFault", "FrontLeftParkingLampsFault", "FrontRightFlashingIndicatorFault",
        "FrontRightFogLampsFault", "FrontRightParkingLampsFault", "FuelLevelLow", "GearboxFault", "HeadlightsFault",
        "InstalledSpareWheelFault", "InterVehicleTimeMeasurementFault", "isFuelLevelLow", "LaneChangeAssistanceFault",
        "LaneDepartureWarningSystemFault", "LeftBrakeLampFault", "FrontLeftDoorOpen", "FrontLeftDoorOpenLowSpeed",
        "FrontLeftTirePressurSensorFault", "FrontLeftTirePuncture", "FrontLeftTireUnderInflated", "RearLeftDoorOpen",
        "RearLeftDoorOpenLowSpeed", "RearLeftTirePressureSensorFault", "RearLeftTirePuncture", "RearLeftTireUnderInflated",
        "LeftReverseLampFault", "OilLevelLow", "ParkAssistSystemFault", "ParkingBrakeOrHillStartSystemFailure",
        "ParticleFilterAdditiveLevelTooLow", "ParticleFilterFull", "ParticleFilterRegenerating", "PowerSteeringFailure",
        "PowerSteeringFault", "PreheatingPreventilationDeactivatedBatteryLow", "PreheatingPreventilationDeactivatedClockUnset",
        "PreheatingPreventilationDeactivatedFuelLevelLow", "RearLeftFlashingIndicatorFault", "RearLeftFogLampsFault",
        "RearLeftParkingLampsFault", "RearRightFlashingIndicatorFault", "RearRightFogLampsFault", "RearRightParkingLampsFault",
        "RearWindowOpen", "RearWindowOpenLowSpeed", "ReplaceBrakePads", "ReplaceTheRemoteControlBattery", "RetractableRoofMechanismFault",
        "RightBrakeLampFault", "RightFrontDoorOpenLowSpeed", "RightFrontDoorOpen", "RightFrontTirePressurSensorFault",
        "RightFrontTirePuncture", "RightFrontTireUnderInflated", "RightRearDoorOpen", "RightRearDoorOpenLowSpeed",
        "RightRearTirePressurSensorFault", "RightRearTirePuncture", "RightRearTireUnderInflated", "RightReverseLampFault", "RiskOfIce",
        "RoofOperationNotPossibleSpeedUnknown", "RoofOperationNotPossibleTooHighTemp", "ShiftToPark", "SteeringLockFault",
        "SuspensionFault", "SuspensionFaultLimitSpeed", "SuspensionFaultRepairVehicle", "TireUnderInflationDetectionSystemFault",
        "TooManyRoofOperation", "TrailerConnectionFault", "TrunkOrHoodOpen", "TrunkOrHoodOpenLowSpeed", "WaterInTheDieselFuelFilter",
        "CHRGSystemFail", "ETCIndLampStatus", "milLampStat", "transOverTemp", "oilPressure", "DpfDefWarningStatus", "engineOilOverTemp",
        "checkFuelCap", "autoOilChange", "filterWarningStatus", "engineCoolant", "airbagIndLamp", "BsmServiceRequest",
        "headlightPositionLight", "lowBeamLight", "highBeamLight", "fogLamp", "brakeLight", "tailLight", "distanceToService",
        "isTPMSVehicle", "HanFreHigAss_Sts", "ActLanMan_Sts", "AdaCruCon_Sts", "AutEmeBra_Sts", "TraSigRec_Sts", "DroDriDet_Sts",
        "MIL_OnRq_BPCM", "TurtleModeSts", "HEV_LMP_RQ", "HVBatCntctrStat", "isServiceNeeded", "warning",
    };

    private static readonly HashSet<string> s_drivingModes = new(StringComparer.Ordinal)
    {
        "Normal", "Sport", "Comfort", "Eco", "Sand", "Mud", "Snow", "ZEV", "Hybrid", "ZEVEco", "HybridEco", "EcoPlus", "eAWD", "4AWD",
        "ReinforcedLoad", "City", "SportPlus", "OffRoad", "Race",
    };

    private static readonly HashSet<string> s_alarmTriggers = new(StringComparer.Ordinal)
    {
        "NoBreakIn", "FrontRightDoorBreakIn", "FrontLeftDoorBreakIn", "RearRightFrontDoorBreakIn", "RearLeftFrontDoorBreakIn",
        "HoodDoorBreakIn", "TrunkDoorBreakIn", "BackliteDoorBreakIn", "RoofBreakIn", "VolumetricBreakIn", "VehicleLifting",
        "ElectricalsystemBreakIn", "KeyLearning", "UnauthenticatedStartup", "VehiclePositionChanged", "GlassBreached", "BatteryDisconnect",
        "OverAccelerationThreshold", "VehicleAlarmSystem",
    };

    /// <summary>The blocks of telemetry that can be asked for.</summary>
    public static IReadOnlyList<string> TelemetryTypes { get; } =
    [
        "environment", "privacy", "vehicle", "vehicle.ignition", "vehicle.location", "vehicle.preconditioning", "vehicle.tyreState",
        "vehicle.energies", "vehicle.engines", "vehicle.doorsState", "vehicle.battery", "vehicle.safety", "vehicle.odometer",
        "vehicle.kinetic", "vehicle.propulsion", "vehicle.brakingSystem", "vehicle.transmission", "vehicle.adas", "vehicle.lightingSystem",
        "vehicle.maintenance", "vehicle.alertsReport", "vehicle.activeAlerts", "vehicle.drivingBehavior", "vehicle.alarm.status",
        "vehicle.alarm.trigger",
    ];

    public static bool IsAlert(string word) => s_alerts.Contains(word);

    public static bool IsDrivingMode(string word) => s_drivingModes.Contains(word);

    public static bool IsAlarmTrigger(string word) => s_alarmTriggers.Contains(word);
}
