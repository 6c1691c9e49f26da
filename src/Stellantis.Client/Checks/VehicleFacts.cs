using Stellantis.Client.Calls;
using Stellantis.Client.Json;

namespace Stellantis.Client.Checks;

/// <summary>Reads what the service knows of one vehicle, and counts the requests.</summary>
/// <param name="client">Asks the service.</param>
/// <param name="vehicleId">The vehicle.</param>
/// <param name="vin">Its VIN for the scope header, where it is known.</param>
/// <param name="context">On whose behalf.</param>
internal sealed class VehicleFacts(StellantisClient client, string vehicleId, string? vin, CallContext context)
{
    /// <summary>Requests that were made so far.</summary>
    public int Requests { get; private set; }

    /// <summary>Reads a fact of the vehicle.</summary>
    /// <exception cref="StellantisApiException">It could not be read.</exception>
    public Task<T> ReadAsync<T>(Operation operation, Func<WireReader, T> read)
    {
        Requests++;
        return client.ReadAsync(new ApiCall(operation) { Vin = vin }.With("id", vehicleId), read, context);
    }

    /// <summary>Reads a fact; null where the service does not offer it for the vehicle, or not to this connection.</summary>
    /// <exception cref="StellantisApiException">It could not be read for another reason.</exception>
    public Task<T?> IfOfferedAsync<T>(Operation operation, Func<WireReader, T> read) where T : class
    {
        return OfferedAsync(() => ReadAsync(operation, read));
    }

    /// <summary>Reads a fact that takes a call of its own, in the same way.</summary>
    /// <exception cref="StellantisApiException">It could not be read for another reason.</exception>
    public Task<T?> IfOfferedAsync<T>(Func<Task<T>> read) where T : class
    {
        Requests++;
        return OfferedAsync(read);
    }

    private static async Task<T?> OfferedAsync<T>(Func<Task<T>> read) where T : class
    {
        try
        {
            return await read().ConfigureAwait(false);
        }
        catch (StellantisApiException failure) when (failure.ErrorId is ErrorIds.NotSupported or ErrorIds.Forbidden)
        {
            return null;
        }
    }
}
