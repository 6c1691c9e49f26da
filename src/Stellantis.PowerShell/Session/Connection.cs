using System.Collections.Concurrent;
using System.Globalization;
using Stellantis.Client;
using Stellantis.Client.Auth;

namespace Stellantis;

/// <summary>A connection to the service, made by Connect-Stellantis. It shows no secret in any form, and may be used from several runspaces.</summary>
public sealed class Connection : IDisposable
{
    // Vehicles whose id is not their VIN are rare; what is learnt of them is kept within bounds.
    private const int MostLearnt = 100_000;

    private readonly ConcurrentDictionary<string, string> _vinOfVehicle = new(StringComparer.Ordinal);
    private readonly StellantisClient _client;

    internal Connection(string? name, ClientSettings settings, GatewayAuthentication authentication, string? brand, object? sandbox)
    {
        Name = name ?? settings.BaseUri.Authority;
        BaseUri = settings.BaseUri.AbsoluteUri;
        Brand = brand;
        Realm = authentication.Realm;
        Environment = settings.Environment;
        Country = string.Join(",", authentication.Countries);
        Vin = authentication.Vin;
        Scope = string.Join(" ", authentication.Scopes);
        AddScope = string.Join(" ", authentication.AddedScopes);
        TimeoutSec = settings.Timeout.TotalSeconds;
        Sandbox = sandbox;
        _client = new StellantisClient(settings);
    }

    /// <summary>The name given by <c>-Name</c>, else the host and port.</summary>
    public string Name { get; }

    /// <summary>The address below which the operations lie.</summary>
    public string BaseUri { get; }

    /// <summary>How the connection signs in.</summary>
    public string SignIn { get; } = "Gateway";

    /// <summary>The brand given by <c>-Brand</c>, or null.</summary>
    public string? Brand { get; }

    /// <summary>The realm that every call names; null when each vehicle's brand tells.</summary>
    public string? Realm { get; }

    /// <summary>The gateway's environment, or null.</summary>
    public string? Environment { get; }

    /// <summary>The countries for the gateway's cookie, separated by commas.</summary>
    public string Country { get; }

    /// <summary>The vehicle of calls that are about none, or null.</summary>
    public string? Vin { get; }

    /// <summary>The scopes that replace each operation's own; empty for none.</summary>
    public string Scope { get; }

    /// <summary>The scopes that are added to each operation's own; empty for none.</summary>
    public string AddScope { get; }

    /// <summary>Seconds to wait for an answer, and between two pieces of it.</summary>
    public double TimeoutSec { get; }

    /// <summary>When the connection was made.</summary>
    public DateTimeOffset ConnectedAt { get; } = DateTimeOffset.Now;

    /// <summary>True when the service is a sandbox that Connect-Stellantis started.</summary>
    public bool IsSandbox => Sandbox is not null;

    internal object? Sandbox { get; }

    internal bool IsClosed { get; private set; }

    internal StellantisClient Client => _client;

    /// <summary>Name and address.</summary>
    public override string ToString() => string.Format(CultureInfo.InvariantCulture, "{0} ({1})", Name, BaseUri);

    /// <summary>Remembers the VIN of a vehicle whose id is another.</summary>
    internal void Learn(Vehicle vehicle)
    {
        if (vehicle is { VehicleId: { } id, Vin: { } vin } && id != vin && _vinOfVehicle.Count < MostLearnt)
            _vinOfVehicle[id] = vin;
    }

    /// <summary>The VIN of a vehicle: its id if that is one, else what was learnt; null when it is not known.</summary>
    internal string? VinOf(string vehicleId) => LooksLikeVin(vehicleId) ? vehicleId : _vinOfVehicle.TryGetValue(vehicleId, out var vin) ? vin : null;

    /// <summary>Ends the connection, as Disconnect-Stellantis does.</summary>
    public void Dispose()
    {
        IsClosed = true;
        _client.Dispose();
    }

    private static bool LooksLikeVin(string id) => id.Length == 17 && id.All(c => c is >= '0' and <= '9' or >= 'A' and <= 'Z' or >= 'a' and <= 'z');
}
