using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>The statistics of a trip.</summary>
[WireObject]
public sealed partial class TripStatistics : MeasuredObject
{
    /// <summary>How long it took.</summary>
    [Plausible(0, 2678400)]
    [Wire("duration")]
    public TimeSpan? Duration { get; private set; }

    /// <summary>How long it was, in km.</summary>
    [Plausible(0, 10000)]
    [Wire("distance.total")]
    [Unit("km")]
    public double? Distance { get; private set; }

    /// <summary>The distance by what drove the vehicle.</summary>
    [Wire("distance.parts")]
    public IReadOnlyList<DistancePart> DistanceParts { get; private set; } = ValueList<DistancePart>.None;

    /// <summary>What it consumed, energy by energy.</summary>
    [Wire("energyConsumptions")]
    public IReadOnlyList<EnergyConsumption> EnergyConsumptions { get; private set; } = ValueList<EnergyConsumption>.None;

    /// <summary>The average speed in km/h.</summary>
    [Plausible(0, 360)]
    [Wire("kinetic.speed.averageSpeed")]
    [Unit("km/h")]
    public double? AverageSpeed { get; private set; }

    /// <summary>The highest speed in km/h.</summary>
    [Plausible(0, 360)]
    [Wire("kinetic.speed.topSpeed")]
    [Unit("km/h")]
    public double? TopSpeed { get; private set; }

    /// <summary>The highest acceleration, in m/s².</summary>
    [Plausible(-50, 50)]
    [Wire("kinetic.acceleration.max")]
    [Unit("m/s²")]
    public double? MaxAcceleration { get; private set; }

    /// <summary>The lowest acceleration, that is the hardest braking, in m/s².</summary>
    [Plausible(-50, 50)]
    [Wire("kinetic.acceleration.min")]
    [Unit("m/s²")]
    public double? MinAcceleration { get; private set; }

    /// <summary>Where it accelerated hard.</summary>
    [Wire("kinetic.acceleration.segments.hardAccelerations")]
    public IReadOnlyList<KineticSegment> HardAccelerations { get; private set; } = ValueList<KineticSegment>.None;

    /// <summary>Where it braked hard.</summary>
    [Wire("kinetic.acceleration.segments.hardBrakings")]
    public IReadOnlyList<KineticSegment> HardBrakings { get; private set; } = ValueList<KineticSegment>.None;

    /// <summary>Where it took corners hard.</summary>
    [Wire("kinetic.acceleration.segments.hardCornerings")]
    public IReadOnlyList<KineticSegment> HardCornerings { get; private set; } = ValueList<KineticSegment>.None;

    /// <summary>The share of the trip in daylight, in %.</summary>
    [Plausible(0, 100)]
    [Wire("env.lightDrive.day")]
    [Unit("%")]
    public double? DayShare { get; private set; }

    /// <summary>The share of the trip in the dark, in %.</summary>
    [Plausible(0, 100)]
    [Wire("env.lightDrive.night")]
    [Unit("%")]
    public double? NightShare { get; private set; }

    /// <summary>The highest temperature outside, in °C.</summary>
    [Plausible(-60, 70)]
    [Wire("env.temp.max")]
    [Unit("°C")]
    public double? MaxTemp { get; private set; }

    /// <summary>The lowest temperature outside, in °C.</summary>
    [Plausible(-60, 70)]
    [Wire("env.temp.min")]
    [Unit("°C")]
    public double? MinTemp { get; private set; }

    /// <summary>How economically it was driven.</summary>
    [Wire("ecoCoaching")]
    public EcoCoaching? EcoCoaching { get; private set; }

    /// <summary>The driving modes in their order.</summary>
    [Wire("drivingMode.segments")]
    public IReadOnlyList<DrivingModeSegment> DrivingModes { get; private set; } = ValueList<DrivingModeSegment>.None;

    /// <summary>The distance.</summary>
    public override string ToString() => Summary.Of(Distance, "km");
}
