using System.Net.Http;

namespace Stellantis.Client.Calls;

/// <summary>One operation of the API: a line of the map in <see cref="Operations"/>.</summary>
/// <param name="Id">The operation id of the contract.</param>
/// <param name="Verb">The HTTP method.</param>
/// <param name="Path">The path template below the base address, with the contract's parameter names in braces.</param>
/// <param name="Scopes">The scopes to ask for, blank separated; empty when the contract names none.</param>
/// <param name="ItemKey">The member of <c>_embedded</c> that holds the items of a collection.</param>
internal sealed record Operation(string Id, string Verb, string Path, string Scopes = "", string? ItemKey = null)
{
    public HttpMethod Method { get; } = new(Verb);

    /// <summary>True for calls about channels, monitors and remotes, which carry the account's own headers.</summary>
    public bool IsOnChannels { get; } = Path.Contains("/channels");

    /// <summary>True when a lost answer may be asked for again without doing anything twice.</summary>
    public bool IsIdempotent => Verb is "PUT" or "DELETE" || !TakesContent;

    /// <summary>False for the methods that have no content, and that change nothing.</summary>
    public bool TakesContent => Verb is not ("GET" or "HEAD" or "OPTIONS" or "TRACE");

    /// <summary>True when the call only reads.</summary>
    public bool IsRead => Verb == "GET";

    /// <summary>True when a part of the collection can be asked for by the place of its first and last item.</summary>
    public bool TakesRange { get; } = ItemKey is not null && !Path.EndsWith("/channels", StringComparison.Ordinal)
        && !Path.EndsWith("/monitors", StringComparison.Ordinal);

    /// <summary>True when the contract has an answer for a vehicle that is known and has sent nothing.</summary>
    public bool SaysNoData { get; init; }

    /// <summary>The parameter that users give an argument of the path by: what it follows in the path, in the singular.</summary>
    public string ParameterOf(string argument)
    {
        var parts = Path.Split('/');
        return parts[Array.IndexOf(parts, "{" + argument + "}") - 1] switch
        {
            "vehicles" => "VehicleId",
            "collisions" => "CollisionId",
            "alerts" => "AlertId",
            "alarms" => "AlarmId",
            "sessions" => "ChargingSessionId",
            "trips" => "TripId",
            "channels" => "ChannelId",
            "monitors" => "MonitorId",
            "remotes" => "RemoteId",
            "stolen" => "StolenReportId",
            var other => other,
        };
    }
}
