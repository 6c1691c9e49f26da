using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>The driving assistance systems, by the abbreviations of the service.</summary>
[WireObject]
public sealed partial class Adas : MeasuredObject
{
    /// <summary>Parking aid at the front: Fault, DriverInhibition, Active, Wait, OutOfService.</summary>
    [Wire("parkAssist.front")]
    public IReadOnlyList<string> ParkAssistFront { get; private set; } = ValueList<string>.None;

    /// <summary>Parking aid at the rear: Fault, DriverInhibition, TrailerInhibition, Active, Wait, OutOfService.</summary>
    [Wire("parkAssist.rear")]
    public IReadOnlyList<string> ParkAssistRear { get; private set; } = ValueList<string>.None;

    /// <summary>Adaptive cruise control, for example Activated, Fault, Hold, Off or StandBy.</summary>
    [Wire("accr", False = "Off", True = "On")]
    public string? Accr { get; private set; }

    /// <summary>Speed limiter.</summary>
    [Wire("lvv")]
    public bool? Lvv { get; private set; }

    /// <summary>Cruise control, for example Off, BestFitMax, Deactivated or LimitSetting.</summary>
    [Wire("rvv", False = "Off", True = "On")]
    public string? Rvv { get; private set; }

    /// <summary>Emergency braking: Off, Fixed or Flashing.</summary>
    [Wire("aebs", False = "Off", True = "On")]
    public string? Aebs { get; private set; }

    /// <summary>Lane departure warning: Off, Fixed, FlashingFault or FlashingWarning.</summary>
    [Wire("afil", False = "Off", True = "On")]
    public string? Afil { get; private set; }

    /// <summary>Distance keeping: NotSelected, Selected or Unavailable.</summary>
    [Wire("artiv")]
    public string? Artiv { get; private set; }

    /// <summary>Blind spot: Active, Inactive, Disabled or Fault.</summary>
    [Wire("bsm")]
    public string? Bsm { get; private set; }

    /// <summary>Stability control.</summary>
    [Wire("esp")]
    public bool? Esp { get; private set; }

    /// <summary>Anti-lock brakes.</summary>
    [Wire("abs")]
    public bool? Abs { get; private set; }

    /// <summary>Electric brake.</summary>
    [Wire("fse")]
    public bool? Fse { get; private set; }

    /// <summary>The speed limit read from a sign, in km/h.</summary>
    [Plausible(0, 200)]
    [Wire("sli")]
    [Unit("km/h")]
    public double? Sli { get; private set; }

    /// <summary>Lane keeping, right: Authorized, CorrectionInProgress, NotAuthorized or NotSelected.</summary>
    [Wire("rlka")]
    public string? Rlka { get; private set; }

    /// <summary>Lane keeping, left: Authorized, CorrectionInProgress, NotAuthorized or NotSelected.</summary>
    [Wire("llka")]
    public string? Llka { get; private set; }

    /// <summary>The gear that is recommended: None, Up, Down or UpDown.</summary>
    [Wire("rgi")]
    public string? Rgi { get; private set; }

    /// <summary>When the car sent this part; null in telemetry of the past, whose time is that of the whole message.</summary>
    [Wire("createdAt")]
    public DateTime? CreatedAt { get; private set; }

    /// <summary>The adaptive cruise control.</summary>
    public override string ToString() => Accr is null ? "" : $"accr: {Accr}";
}
