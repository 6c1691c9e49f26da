using System.Globalization;
using Stellantis.Client;
using Stellantis.Client.Auth;
using Stellantis.Client.Calls;
using Stellantis.Client.Hal;
using Stellantis.PowerShell.Input;
using Stellantis.PowerShell.Session;

namespace Stellantis;

/// <summary>
/// A connection to the service, made by Connect-Stellantis. It shows no secret in any form, and may be used from several runspaces.
/// </summary>
public sealed class Connection : IDisposable
{
    // Vehicles whose id is not their VIN are rare; what is learnt of them is kept within bounds.
    private const int MostLearnt = 100_000;

    private readonly Dictionary<string, string> _vinOfVehicle = new(StringComparer.Ordinal);
    private readonly StellantisClient _client;

    private readonly ClientSettings _settings;
    private readonly BearerAuthentication? _bearer;
    private StellantisSandbox? _leadsTo;

    internal Connection(string? name, ClientSettings settings, AccountAuthentication authentication, string? brand, string scope, Uri? tokenUri,
        object? sandbox)
    {
        _settings = settings;
        _bearer = authentication as BearerAuthentication;
        Name = name ?? settings.BaseUri.Authority;
        BaseUri = settings.BaseUri.AbsoluteUri;
        Brand = brand;
        Realm = authentication.Realm;
        Environment = settings.Environment;
        Country = string.Join(",", authentication.Countries);
        Vin = authentication.Vin;
        Scope = scope;
        AddScope = string.Join(" ", authentication.AddedScopes);
        TimeoutSec = settings.Timeout.TotalSeconds;
        MaxRetry = settings.MaxRetry;
        MaxWaitSec = settings.MaxWait.TotalSeconds;
        SignIn = authentication.Name;
        TokenUri = tokenUri?.AbsoluteUri;
        Proxy = settings.Transport.Proxy?.AbsoluteUri;
        Certificate = settings.Transport.Certificate?.ToString();
        CertificateExpiresAt = settings.Transport.Certificate?.ExpiresAt.LocalDateTime;
        Sandbox = sandbox;
        IsSandbox = sandbox is not null;
        _client = new StellantisClient(settings) { Ids = Labels };
        Labels.Client = _client;
    }

    /// <summary>The name given by <c>-Name</c>, else that of the sandbox, else the host and port.</summary>
    public string Name { get; }

    /// <summary>The address below which the operations lie.</summary>
    public string BaseUri { get; }

    /// <summary>How the connection signs in: Gateway, Token, Refresh, ClientCredential or Code.</summary>
    public string SignIn { get; }

    /// <summary>The token endpoint of the identity provider; null when the connection asks for no tokens.</summary>
    public string? TokenUri { get; }

    /// <summary>When the access token that is in use expires; null before there is one, and when nothing tells. It is renewed before then.</summary>
    public DateTime? TokenExpiresAt => _bearer?.Tokens.ExpiresAt?.LocalDateTime;

    /// <summary>Name and thumbprint of the client certificate, or null.</summary>
    public string? Certificate { get; }

    /// <summary>When the client certificate ends, or null.</summary>
    public DateTime? CertificateExpiresAt { get; }

    /// <summary>The address of the proxy given by <c>-Proxy</c>, or null.</summary>
    public string? Proxy { get; }

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

    /// <summary>The channel of commands that name none, or null.</summary>
    public string? ChannelId { get; internal set; }

    /// <summary>The scopes that replace each operation's own; empty for none.</summary>
    public string Scope { get; }

    /// <summary>The scopes that are added to each operation's own; empty for none.</summary>
    public string AddScope { get; }

    /// <summary>Seconds to wait for an answer, and between two pieces of it.</summary>
    public double TimeoutSec { get; }

    /// <summary>How often a request that may be repeated is sent again after a passing fault.</summary>
    public int MaxRetry { get; }

    /// <summary>The longest time in seconds that one request waits in sum when the service asks it to.</summary>
    public double MaxWaitSec { get; }

    /// <summary>True for the connection that the commands of this runspace use when -Connection names none.</summary>
    public bool IsDefault => ReferenceEquals(ConnectionStore.Current.Default, this);

    /// <summary>When the connection was made.</summary>
    public DateTime ConnectedAt { get; } = DateTime.Now;

    /// <summary>True when the service is a sandbox that Connect-Stellantis started.</summary>
    public bool IsSandbox { get; }

    /// <summary>The sandbox that it started; null when there is none, or none any more: a variable may hold a connection that has ended.</summary>
    internal object? Sandbox { get; private set; }

    /// <summary>Why the connection can be used no more; null while it can.</summary>
    internal StellantisApiException? Ended { get; private set; }

    internal bool IsClosed { get; private set; }

    /// <summary>Which vehicles were woken up, and when.</summary>
    internal WakeupLedger Wakeups { get; } = new();

    internal StellantisClient Client => _client;

    /// <summary>Finds channels and monitors by their labels.</summary>
    internal LabelFinder Labels { get; } = new();

    /// <summary>What was read of channels and monitors, for prompts.</summary>
    internal KnownObjects Known { get; } = new();

    /// <summary>Name and address.</summary>
    public override string ToString() => string.Format(CultureInfo.InvariantCulture, "{0} ({1})", Name, BaseUri);

    /// <summary>Lets the connection end with the sandbox that it leads to: nobody would answer any more, however often it was asked.</summary>
    internal void EndWith(StellantisSandbox sandbox)
    {
        _leadsTo = sandbox;
        sandbox.Stopping += EndWithSandbox;
        if (!sandbox.IsRunning)
            EndWithSandbox();
    }

    /// <summary>Reads as little as can be, to see whether the service answers (operation getVehicles).</summary>
    /// <exception cref="StellantisApiException">It does not.</exception>
    internal Task VerifyAsync(CallContext context) =>
        _client.FirstPageAsync(new ApiCall(Operations.GetVehicles).Query("pageSize", 1), Vehicle.Read, context);

    /// <summary>Gets an access token now, not with the first call.</summary>
    /// <exception cref="StellantisApiException">There is none.</exception>
    internal async Task SignInAsync(CallContext context)
    {
        AmbientLog.Current = context.Log;
        if (_bearer is not null)
            await _bearer.Tokens.GetAsync(context.Cancellation).ConfigureAwait(false);
    }

    /// <summary>Tells the identity provider to forget the tokens.</summary>
    /// <exception cref="StellantisApiException">It did not; NotSupported: there are none.</exception>
    internal async Task RevokeAsync(Uri? revocation, CallContext context)
    {
        AmbientLog.Current = context.Log;
        if (_bearer is null)
            throw new StellantisApiException(ErrorIds.NotSupported,
                $"The connection '{Name}' signs in by gateway headers, and has no token to revoke.");
        await _bearer.Tokens.RevokeAsync(revocation, context.Cancellation).ConfigureAwait(false);
    }

    /// <summary>Remembers the VIN of a vehicle whose id is another.</summary>
    internal void Learn(Vehicle vehicle)
    {
        // Of most vehicles the id is the VIN, and a fleet has many.
        if (vehicle.Vin is null || ResourceId.IsEndOf(vehicle.Links["self"], vehicle.Vin))
            return;
        if (vehicle is not { VehicleId: { } id, Vin: { } vin } || id == vin)
            return;
        lock (_vinOfVehicle)
        {
            if (_vinOfVehicle.Count < MostLearnt || _vinOfVehicle.ContainsKey(id))
                _vinOfVehicle[id] = vin;
        }
    }

    /// <summary>The VIN of a vehicle: its id if that is one, else what was learnt; null when it is not known.</summary>
    internal string? VinOf(string vehicleId)
    {
        if (LooksLikeVin(vehicleId))
            return vehicleId;
        lock (_vinOfVehicle)
            return _vinOfVehicle.TryGetValue(vehicleId, out var vin) ? vin : null;
    }

    /// <summary>Ends the connection, and the sandbox that it started, as Disconnect-Stellantis does.</summary>
    public void Dispose()
    {
        IsClosed = true;
        LetGoOfSandbox();
        Ended = new StellantisApiException(ErrorIds.NotConnected, $"The connection '{Name}' was closed by Disconnect-Stellantis.");
        _client.Dispose();
        _bearer?.Dispose();
        _settings.Transport.Certificate?.Dispose();
        _settings.Transport.Authority?.Dispose();
        (Sandbox as StellantisSandbox)?.Stop();
        Sandbox = null;
    }

    private void EndWithSandbox()
    {
        const string remedy = "Start another with Start-StellantisSandbox";
        var sandbox = _leadsTo?.Name;
        Ended ??= new StellantisApiException(ErrorIds.NotConnected,
            $"The sandbox '{sandbox}', which the connection '{Name}' leads to, was stopped. {remedy}.")
        {
            Advice = "Connect to the new sandbox; or run Connect-Stellantis -Sandbox, which starts one and connects.",
        };
        _client.End($"the sandbox '{sandbox}' was stopped", remedy);
        _bearer?.Dispose();
        LetGoOfSandbox();
    }

    // A sandbox that has stopped takes its memory along, whoever holds the connection.
    private void LetGoOfSandbox()
    {
        if (_leadsTo is { } sandbox)
            sandbox.Stopping -= EndWithSandbox;
        _leadsTo = null;
    }

    private static bool LooksLikeVin(string id) => id.Length == 17 && id.All(c => c is >= '0' and <= '9' or >= 'A' and <= 'Z' or >= 'a' and <= 'z');
}
