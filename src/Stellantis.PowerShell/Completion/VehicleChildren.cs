using Stellantis.Client.Calls;
using Stellantis.Client.Json;

namespace Stellantis.PowerShell.Completion;

/// <summary>Listings of what belongs to a vehicle: the newest page.</summary>
internal static class VehicleChildren
{
    public const int Most = 50;

    public static Listing? Of<T>(
        Connection connection, BoundValues given, Operation operation, Func<WireReader, T> read, Func<T, (string? Word, string Meaning)> word,
            Func<ApiCall, ApiCall>? more = null) where T : class
    {
        if (given.Id("VehicleId") is not { } vehicle)
            return null;
        var call = Call(operation, connection, vehicle);
        return ListingCache.Of(connection).Get($"{operation.Id} {vehicle}", connection.Client, (listing, context) =>
            listing.AddAsync(more?.Invoke(call) ?? call, read, word, context, Most));
    }

    public static Listing? OfTrip<T>(
        Connection connection, BoundValues given, Operation operation, Operation ofTrip, Func<WireReader, T> read, Func<T,
            (string? Word, string Meaning)> word) where T : class
    {
        if (given.Id("TripId") is not { } trip || given.Id("VehicleId") is not { } vehicle)
            return Of(connection, given, operation, read, word);
        var call = Call(ofTrip, connection, vehicle).With("tid", trip);
        return ListingCache.Of(connection).Get($"{ofTrip.Id} {vehicle} {trip}", connection.Client, (listing, context) =>
            listing.AddAsync(call, read, word, context, Most));
    }

    public static ApiCall Call(Operation operation, Connection connection, string vehicle) =>
        new ApiCall(operation) { Vin = connection.VinOf(vehicle) }.With("id", vehicle).Query("pageSize", Most);
}
