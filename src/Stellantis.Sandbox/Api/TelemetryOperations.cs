using Stellantis.Server.Http;
using Stellantis.Sandbox.Tokens;
using Stellantis.Sandbox.World;

namespace Stellantis.Sandbox.Api;

/// <summary>The telemetry of a vehicle. Blocks are left out for callers without the right to see them.</summary>
internal static class TelemetryOperations
{
    /// <summary>What the sandbox serves of it.</summary>
    public static ServedOperation[] Served =>
    [
        new("getVehicleTelemetry", "GET", "/accounts/vehicles/{id}/telemetries", [], Scopes.Telemetry, List) { IsPaged = true },
        new("getVehicleLastTelemetries", "GET", "/accounts/vehicles/{id}/telemetries/latest", [], Scopes.Telemetry, Latest),
    ];

    public static HttpResponse List(Call call)
    {
        var page = Page.Of(call);
        return call.History.SettingsAt(page.AsOf).IsSilent ? throw ApiFault.NoData() : List(call, page, static _ => true);
    }

    /// <summary>The messages among those that the filters of the query let pass, as far as they hold a block that is wanted.</summary>
    public static HttpResponse List(Call call, Page page, Func<DateTimeOffset, bool> isAmong)
    {
        var history = call.History;
        var wanted = TelemetryBlock.Read(page.Query, call.Scope);
        var inTime = TimeFilter.Read(page);
        var messages = page.Query.Order(history.Messages(page.AsOf)
            .Where(message => isAmong(message.At) && inTime(message.At) && (message.Blocks & wanted) != 0));
        var showsPlaces = call.Scope.Grants(Scopes.Location);
        return page.Answer("telemetries", messages, (json, message) =>
            new TelemetryWriter(json, call.Links, showsPlaces).WriteMessage(history.At(message.At), message.Blocks & wanted));
    }

    public static HttpResponse Latest(Call call)
    {
        var history = call.History;
        var wanted = TelemetryBlock.Read(call.Query, call.Scope);
        var (last, full) = history.LastMessages(call.Now) ?? throw ApiFault.NoData();
        return Call.Answer(200, json => new TelemetryWriter(json, call.Links, call.Scope.Grants(Scopes.Location))
            .WriteLatest(history.At(last.At), last.Blocks, history.At(full.At), wanted));
    }
}
