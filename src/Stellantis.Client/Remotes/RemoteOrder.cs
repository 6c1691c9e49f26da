using Stellantis.Client.Bodies;
using Stellantis.Client.Calls;
using Stellantis.Client.Hal;

namespace Stellantis.Client.Remotes;

/// <summary>A command that is to be sent to a vehicle.</summary>
/// <param name="VehicleId">The vehicle.</param>
/// <param name="Vin">Its VIN for the scope header, where it is known.</param>
/// <param name="ChannelId">The channel that its events go to.</param>
/// <param name="Command">The body.</param>
internal sealed record RemoteOrder(string VehicleId, string? Vin, string ChannelId, RemoteCommand Command)
{
    private const int Digits = 12;

    /// <summary>True when no other command has its label, so that the label alone tells it from all others.</summary>
    public bool HasOwnLabel { get; init; }

    /// <summary>The ids of the commands that the vehicle had on the channel before; null when nobody has looked.</summary>
    public ICollection<string>? Known { get; set; }

    /// <summary>A label that no other command has.</summary>
    public static string NewLabel(RemoteCommand command) => $"{command.Name} {Guid.NewGuid().ToString("N").Substring(0, Digits)}";

    /// <summary>True for a label that <see cref="NewLabel"/> made; one that people give may be that of yesterday's command as well.</summary>
    public static bool IsOwn(string? label) => label is not null && label.LastIndexOf(' ') is var blank and > 0
        && label.Length - blank - 1 == Digits && label.Skip(blank + 1).All(Uri.IsHexDigit);

    /// <summary>The call that sends it.</summary>
    public ApiCall Call => new ApiCall(Operations.SendRemote) { Vin = Vin, ExtraScope = Command.Scope, Body = Command.Json }
        .With("id", VehicleId).With("chId", ChannelId);

    /// <summary>Reads the latest commands of the vehicle on the channel, the newest first.</summary>
    /// <exception cref="StellantisApiException">They could not be read.</exception>
    public async Task<IReadOnlyList<RemoteAction>> LatestAsync(StellantisClient client, CallContext context)
    {
        var call = new ApiCall(Operations.GetRemotes) { Vin = Vin }.With("id", VehicleId).With("chId", ChannelId);
        return (await client.FirstPageAsync(call, RemoteAction.Read, context).ConfigureAwait(false)).Items;
    }
}
