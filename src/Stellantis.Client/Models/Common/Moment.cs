using System.Globalization;

namespace Stellantis;

/// <summary>Reckons with times of the service, which are local: over a change of the clocks too.</summary>
internal static class Moment
{
    // Before this no vehicle told anything: what says so comes from a clock that was not set.
    private static readonly DateTime s_earliest = new(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    // As much as the clocks of the service and of this machine may differ.
    private static readonly TimeSpan s_mostSkew = TimeSpan.FromMinutes(5);

    /// <summary>False for a time in the future, and for one before there were such vehicles.</summary>
    public static bool IsPlausible(DateTime time) => time.ToUniversalTime() is var utc && utc >= s_earliest && utc <= DateTime.UtcNow + s_mostSkew;

    /// <summary>
    /// The time since a moment. Nothing is fresh because its clock is wrong: of a moment in the future it is <see cref="TimeSpan.MaxValue"/>.
    /// </summary>
    public static TimeSpan? Since(DateTime? time) => Since(time, DateTimeOffset.UtcNow);

    /// <summary>The same by another clock.</summary>
    public static TimeSpan? Since(DateTime? time, DateTimeOffset now)
    {
        if (time is null)
            return null;
        var age = now.UtcDateTime - time.Value.ToUniversalTime();
        return age >= TimeSpan.Zero ? age : -age <= s_mostSkew ? TimeSpan.Zero : TimeSpan.MaxValue;
    }

    /// <summary>The time from one moment to another; null where one is missing.</summary>
    public static TimeSpan? Between(DateTime? from, DateTime? to) => to?.ToUniversalTime() - from?.ToUniversalTime();

    /// <summary>An age in the unit that a person would take.</summary>
    public static string Words(TimeSpan age) => age == TimeSpan.MaxValue ? "an unknown time" : age.TotalDays >= 2 ? Number(age.TotalDays, "days")
        : age.TotalHours >= 2 ? Number(age.TotalHours, "h") : age.TotalMinutes >= 1 ? Number(age.TotalMinutes, "min") : "< 1 min";

    private static string Number(double value, string unit) => Math.Floor(value).ToString("0", CultureInfo.InvariantCulture) + " " + unit;
}
