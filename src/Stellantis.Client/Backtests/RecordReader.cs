using Stellantis.Client.Calls;
using Stellantis.Client.Hal;
using Stellantis.Client.Json;

namespace Stellantis.Client.Backtests;

/// <summary>
/// Reads of the past of a vehicle what a monitor needs (operations getVehicleTelemetry, getVehicleTrips, getVehicleAlarms, getVehicleCollisions and
/// getVehicleStolen). What was shortly before tells how things stood when it began.
/// </summary>
/// <param name="client">Asks the service.</param>
/// <param name="rule">The monitor.</param>
/// <param name="since">From when on the monitor is tried.</param>
/// <param name="until">Until when; null for now.</param>
/// <param name="context">On whose behalf.</param>
internal sealed class RecordReader(StellantisClient client, BacktestRule rule, DateTimeOffset since, DateTimeOffset? until, CallContext context)
{
    private const int PageSize = 100;

    // A parked vehicle tells everything once a day or so; the last trip, alarm or collision may be longer ago.
    private static readonly TimeSpan s_before = TimeSpan.FromDays(3);
    private static readonly TimeSpan s_longBefore = TimeSpan.FromDays(31);

    /// <summary>Reads the past of a vehicle.</summary>
    /// <exception cref="StellantisApiException">Its telemetry could not be read.</exception>
    public async Task<VehicleRecord> ReadAsync(string vehicleId, string? vin)
    {
        var record = new VehicleRecord(rule.Operands);
        ApiCall Call(Operation operation, TimeSpan? before) => new ApiCall(operation) { Vin = vin }.With("id", vehicleId).Query("pageSize", PageSize)
            .Query("timestamps", before is { } lead ? [$"{WireText.Date(since - lead)}/{(until is { } end ? WireText.Date(end) : "")}"] : null);

        await ReadAsync(record, Call(Operations.GetTelemetry, s_before).Query("type", rule.Types?.ToArray()), Stellantis.Telemetry.Read)
            .ConfigureAwait(false);
        await ReadIfNeededAsync(record, RecordKinds.Trips, Call(Operations.GetTrips, s_longBefore).Query("type", "Normal"), Trip.Read)
            .ConfigureAwait(false);
        await ReadIfNeededAsync(record, RecordKinds.Alarms, Call(Operations.GetAlarms, s_longBefore), Alarm.Read).ConfigureAwait(false);
        await ReadIfNeededAsync(record, RecordKinds.Collisions, Call(Operations.GetCollisions, s_longBefore), Collision.Read).ConfigureAwait(false);
        await ReadIfNeededAsync(record, RecordKinds.StolenReports, Call(Operations.GetStolenReports, null), StolenReport.Read).ConfigureAwait(false);
        return record;
    }

    // What may not be read is not known; the monitor can be tried all the same.
    private async Task ReadIfNeededAsync<T>(VehicleRecord record, RecordKinds kind, ApiCall call, Func<WireReader, T> read) where T : class
    {
        if (!rule.Needs.HasFlag(kind))
            return;
        try
        {
            await ReadAsync(record, call, read).ConfigureAwait(false);
            record.Kinds |= kind;
        }
        catch (StellantisApiException failure) when (failure.ErrorId == ErrorIds.Forbidden)
        {
            // Its reason stands with what cannot be decided.
        }
    }

    private async Task ReadAsync<T>(VehicleRecord record, ApiCall call, Func<WireReader, T> read) where T : class
    {
        try
        {
            using var feed = client.Walk(call, read, context);
            while (await feed.NextAsync().ConfigureAwait(false) is { } page)
            {
                foreach (var item in page.Items)
                    record.Add(item);
            }
        }
        catch (StellantisApiException failure) when (failure.IsNoData)
        {
            // A vehicle that told nothing.
        }
    }
}
