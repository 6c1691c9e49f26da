using Stellantis.Client.Calls;

namespace Stellantis.PowerShell.Input;

/// <summary>Calls and answers that may be about one trip of a vehicle.</summary>
internal static class TripScope
{
    /// <summary>Fills in the trip of a call that is about one.</summary>
    public static ApiCall OfTrip(this ApiCall call, string? tripId) => tripId is null ? call : call.With("tid", tripId);

    /// <summary>Notes the trip that something was read from.</summary>
    public static void BelongTo(this ITripChild child, string? tripId) => child.TripId = tripId ?? child.TripId;
}
