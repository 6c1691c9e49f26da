using Stellantis.Client.Calls;
using Stellantis.PowerShell.Input;

namespace Stellantis.PowerShell.Completion;

/// <summary>The vehicles of the account; when a beginning was typed, those whose VIN begins so.</summary>
internal readonly struct VehicleIds : IIdSource
{
    private const int PageSize = 200;

    public Listing? Of(Connection connection, BoundValues given, string typed)
    {
        var prefix = new string([.. typed.TakeWhile(c => c is >= '0' and <= '9' or >= 'A' and <= 'Z' or >= 'a' and <= 'z')]).ToUpperInvariant();
        var call = new ApiCall(Operations.GetVehicles).Query("pageSize", PageSize).Query("vinPrefix", prefix);
        return ListingCache.Of(connection).Get("vehicles " + prefix, connection.Client, (listing, context) =>
            listing.AddAsync(call, Vehicle.Read, vehicle =>
        {
            connection.Learn(vehicle);
            return (vehicle.VehicleId, Phrase.Of(vehicle.Brand, vehicle.FamilyCode, vehicle.Motorization ?? vehicle.FuelType));
        }, context));
    }
}

/// <summary>The channels of the account.</summary>
internal readonly struct ChannelIds : IIdSource
{
    public Listing? Of(Connection connection, BoundValues given, string typed) =>
        ListingCache.Of(connection).Get("channels", connection.Client, (listing, context) =>
        listing.AddAsync(new ApiCall(Operations.GetChannels), Channel.Read, c =>
            (c.ChannelId, Phrase.Of(c.Label, c.Kind, c.Target, c.Status)), context));
}

/// <summary>The labels of the account's channels.</summary>
internal readonly struct ChannelLabels : IIdSource
{
    public Listing? Of(Connection connection, BoundValues given, string typed) =>
        ListingCache.Of(connection).Get("channel labels", connection.Client, (listing, context) =>
        listing.AddAsync(new ApiCall(Operations.GetChannels), Channel.Read, c => (c.Label, Phrase.Of(c.ChannelId, c.Kind, c.Status)), context));
}

/// <summary>The monitors of the channel in the command line; of all channels when there is none.</summary>
internal readonly struct MonitorIds : IIdSource
{
    public Listing? Of(Connection connection, BoundValues given, string typed) =>
        MonitorList.Of(connection, given, "monitors", m => (m.MonitorId, Phrase.Of(m.Label, m.BoolExp, m.Status)));
}

/// <summary>The labels of the same monitors.</summary>
internal readonly struct MonitorLabels : IIdSource
{
    public Listing? Of(Connection connection, BoundValues given, string typed) =>
        MonitorList.Of(connection, given, "monitor labels", m => (m.Label, Phrase.Of(m.MonitorId, m.BoolExp, m.Status)));
}

/// <summary>The remote commands that were sent to the vehicle in the command line, by its channel or by all.</summary>
internal readonly struct RemoteIds : IIdSource
{
    public Listing? Of(Connection connection, BoundValues given, string typed)
    {
        if (given.Id("VehicleId") is not { } vehicle)
            return null;
        var channel = given.Id("ChannelId");
        return ListingCache.Of(connection).Get($"remotes {vehicle} {channel}", connection.Client, async (listing, context) =>
        {
            foreach (var id in channel is null ? await ChannelList.ReadAsync(connection, context).ConfigureAwait(false) : [channel])
            {
                await listing.AddAsync(
                    VehicleChildren.Call(Operations.GetRemotes, connection, vehicle).With("chId", id), RemoteAction.Read, r =>
                        (r.RemoteId, Phrase.Of(r.Label, r.Type, r.Status)), context,
                    VehicleChildren.Most).ConfigureAwait(false);
            }
        });
    }
}

/// <summary>The latest trips of the vehicle in the command line.</summary>
internal readonly struct TripIds : IIdSource
{
    public Listing? Of(Connection connection, BoundValues given, string typed) => VehicleChildren.Of(
        connection, given, Operations.GetTrips, Trip.Read, t =>
            (t.TripId, Phrase.Of(Phrase.Time(t.StartedAt), Phrase.Time(t.Duration), Phrase.Number(t.Distance, "km"))),
        call => call.Query("type", "Normal"));
}

/// <summary>The latest alerts of the vehicle in the command line, or of its trip.</summary>
internal readonly struct AlertIds : IIdSource
{
    public Listing? Of(Connection connection, BoundValues given, string typed) => VehicleChildren.OfTrip(
        connection, given, Operations.GetAlerts, Operations.GetTripAlerts, Alert.Read, a =>
            (a.AlertId, Phrase.Of(a.Type, a.Severity, Phrase.Time(a.StartedAt), a.IsActive == true ? "active" : null)));
}

/// <summary>The latest alarm messages of the vehicle in the command line.</summary>
internal readonly struct AlarmIds : IIdSource
{
    public Listing? Of(Connection connection, BoundValues given, string typed) => VehicleChildren.Of(
        connection, given, Operations.GetAlarms, Alarm.Read, a =>
            (a.AlarmId, Phrase.Of(a.TriggerType, a.Activation, Phrase.Time(a.TriggerAt ?? a.StatusAt))));
}

/// <summary>The latest collisions of the vehicle in the command line, or of its trip.</summary>
internal readonly struct CollisionIds : IIdSource
{
    public Listing? Of(Connection connection, BoundValues given, string typed) => VehicleChildren.OfTrip(
        connection, given, Operations.GetCollisions, Operations.GetTripCollisions, Collision.Read, c =>
            (c.CollisionId, Phrase.Of(c.Hit, Phrase.Time(c.CreatedAt))));
}

/// <summary>The latest charging sessions of the vehicle in the command line.</summary>
internal readonly struct ChargingSessionIds : IIdSource
{
    public Listing? Of(Connection connection, BoundValues given, string typed) => VehicleChildren.Of(
        connection, given, Operations.GetChargingSessions, ChargingSession.Read,
        s => (s.ChargingSessionId, Phrase.Of(Phrase.Time(s.StartedAt), Phrase.Time(s.Duration), Phrase.Number(s.GainLevel, "%"))));
}

/// <summary>The reports of thefts of the vehicle in the command line.</summary>
internal readonly struct StolenReportIds : IIdSource
{
    public Listing? Of(Connection connection, BoundValues given, string typed) => VehicleChildren.Of(
        connection, given, Operations.GetStolenReports, StolenReport.Read, r =>
            (r.StolenReportId, Phrase.Of(Phrase.Time(r.StartedAt), r.IsActive == true ? "open" : null)));
}
