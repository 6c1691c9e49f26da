namespace Stellantis.Client.Bodies;

internal static partial class KnownValues
{
    /// <summary>The alerts that the data <c>vehicle.alert</c> is compared with. The spelling is the service's, slips included.</summary>
    public static IReadOnlyList<string> AlertNames { get; } =
    [
        "AbsBrakingSystemFault", "ActiveSpoilerFault", "AdBlueFault", "AdBlueFaultStartingImpossible", "AdBlueFaultStartingImpossibleSoon",
        "AddWasherFluid", "AirbagOrSeatBeltPretensionerOrActiveHoodFailure", "AssistanceButtonFault", "AutomaticBrakingDeactivated",
        "AutomaticHeadlightAdjustmentFault", "BatteryChargeOrElectricalCircuitSystemFailure", "BrakingSystemFailure", "ChargingFailure",
        "CheckTheCenterBrakeLamp", "CollisionDetectionSystemFault", "CollisionMitigationSystemFault", "CoolantLevelLow",
        "DrivingAssistanceSensorBlind", "ElectricTractionSystemFailureLimitSpeed", "ElectricTractionSystemFailureStopVehicle",
        "ElectricTractionSystemFault", "ElectronicImmobiliserFault", "EmissionSystemOrAdBlueQualityFailureStartingImpossible",
        "EmissionSystemOrAdBlueQualityFailureStartingImpossibleSoon", "EmissionSystemOrAdBlueQualityFailure", "EngineFailure", "EngineFault",
        "EngineMisfiringFuel", "EngineOilPressureFailure", "EngineTemperatureFailure", "EspAsrSystemFault", "FrontLeftFlashingIndicatorFault",
        "FrontLeftFogLampsFault", "FrontLeftParkingLampsFault", "FrontRightFlashingIndicatorFault", "FrontRightFogLampsFault",
        "FrontRightParkingLampsFault", "FuelLevelLow", "GearboxFault", "HeadlightsFault", "InstalledSpareWheelFault",
        "InterVehicleTimeMeasurementFault", "isFuelLevelLow", "LaneChangeAssistanceFault", "LaneDepartureWarningSystemFault",
        "LeftBrakeLampFault", "FrontLeftDoorOpen", "FrontLeftDoorOpenLowSpeed", "FrontLeftTirePressurSensorFault", "FrontLeftTirePuncture",
        "FrontLeftTireUnderInflated", "RearLeftDoorOpen", "RearLeftDoorOpenLowSpeed", "RearLeftTirePressureSensorFault", "RearLeftTirePuncture",
        "RearLeftTireUnderInflated", "LeftReverseLampFault", "OilLevelLow", "ParkAssistSystemFault", "ParkingBrakeOrHillStartSystemFailure",
        "ParticleFilterAdditiveLevelTooLow", "ParticleFilterFull", "ParticleFilterRegenerating", "PowerSteeringFailure", "PowerSteeringFault",
        "PreheatingPreventilationDeactivatedBatteryLow", "PreheatingPreventilationDeactivatedClockUnset",
        "PreheatingPreventilationDeactivatedFuelLevelLow", "RearLeftFlashingIndicatorFault", "RearLeftFogLampsFault",
        "RearLeftParkingLampsFault", "RearRightFlashingIndicatorFault", "RearRightFogLampsFault", "RearRightParkingLampsFault",
        "RearWindowOpen", "RearWindowOpenLowSpeed", "ReplaceBrakePads", "ReplaceTheRemoteControlBattery", "RetractableRoofMechanismFault",
        "RightBrakeLampFault", "RightFrontDoorOpenLowSpeed", "RightFrontDoorOpen", "RightFrontTirePressurSensorFault", "RightFrontTirePuncture",
        "RightFrontTireUnderInflated", "RightRearDoorOpen", "RightRearDoorOpenLowSpeed", "RightRearTirePressurSensorFault",
        "RightRearTirePuncture", "RightRearTireUnderInflated", "RightReverseLampFault", "RiskOfIce", "RoofOperationNotPossibleSpeedUnknown",
        "RoofOperationNotPossibleTooHighTemp", "ShiftToPark", "SteeringLockFault", "SuspensionFault", "SuspensionFaultLimitSpeed",
        "SuspensionFaultRepairVehicle", "TireUnderInflationDetectionSystemFault", "TooManyRoofOperation", "TrailerConnectionFault",
        "TrunkOrHoodOpen", "TrunkOrHoodOpenLowSpeed", "WaterInTheDieselFuelFilter", "CHRGSystemFail", "ETCIndLampStatus", "milLampStat",
        "transOverTemp", "oilPressure", "DpfDefWarningStatus", "engineOilOverTemp", "checkFuelCap", "autoOilChange", "filterWarningStatus",
        "engineCoolant", "airbagIndLamp", "BsmServiceRequest", "headlightPositionLight", "lowBeamLight", "highBeamLight", "fogLamp",
        "brakeLight", "tailLight", "distanceToService", "isTPMSVehicle", "HanFreHigAss_Sts", "ActLanMan_Sts", "AdaCruCon_Sts", "AutEmeBra_Sts",
        "TraSigRec_Sts", "DroDriDet_Sts", "MIL_OnRq_BPCM", "TurtleModeSts", "HEV_LMP_RQ", "HVBatCntctrStat", "isServiceNeeded", "warning",
    ];
}
