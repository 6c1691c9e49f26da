using System.Net.Sockets;
using System.Text;
using Stellantis.Sandbox.Api;
using Stellantis.Sandbox.Deliveries;
using Stellantis.Sandbox.Events;
using Stellantis.Sandbox.Faults;
using Stellantis.Server.Http;
using Stellantis.Sandbox.Identity;
using Stellantis.Sandbox.Options;
using Stellantis.Sandbox.Tokens;
using Stellantis.Sandbox.World;

namespace Stellantis.Sandbox;

/// <summary>
/// A simulator of the Stellantis Connected Vehicles API on the loopback interface, with a made-up fleet. Several run side by side; all members
/// can be used from any thread.
/// </summary>
public sealed class SandboxServer : IDisposable
{
    // An hour a second: for as long as a process runs, the clock stays within the years that there are.
    private const int MaxSpeed = 3600;

    private static readonly TimeSpan s_beat = TimeSpan.FromMilliseconds(200);

    private readonly RequestRecord _record = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly SandboxOptions _options;
    private readonly SandboxWorld _world;
    private readonly Account _account = new();
    private readonly SandboxApi _api;
    private readonly TokenStore _tokens;
    private readonly IdentityService _identity;
    private readonly CallLimits _limits;
    private readonly FaultPlan _faults = new();
    private readonly Courier _courier;
    private readonly HttpServer _server;
    private readonly Lazy<Task> _heart;
    private long _latency;

    private SandboxServer(SandboxOptions options)
    {
        if (options.VehicleCount is < 0 or > Fleet.MaxCount)
            throw new ArgumentOutOfRangeException(nameof(options), options.VehicleCount, $"VehicleCount must be in the range 0 to {Fleet.MaxCount}.");
        if (options.DailyLimit < 0 || options.BurstLimit < 0)
            throw new ArgumentOutOfRangeException(nameof(options), "DailyLimit and BurstLimit must not be negative.");
        if (!(options.Speed > 0 && options.Speed <= MaxSpeed))
            throw new ArgumentOutOfRangeException(nameof(options), options.Speed, $"Speed must be more than 0, and {MaxSpeed} at most.");
        if (options.ShortestRemoteLife < TimeSpan.Zero || options.LongestRemoteLife < options.ShortestRemoteLife
            || options.LongestRemoteLife > RemoteArrangement.MaxLife)
            throw new ArgumentOutOfRangeException(nameof(options), options.LongestRemoteLife,
                "ShortestRemoteLife and LongestRemoteLife must be in the range 0 to 1 day, and the longest not shorter than the shortest.");
        if (options.TokenLifetime <= TimeSpan.Zero)
            throw new ArgumentOutOfRangeException(nameof(options), options.TokenLifetime, "TokenLifetime must be positive.");
        if (options.Certificate is null && options.RequireClientCertificate)
            throw new ArgumentException("RequireClientCertificate needs a Certificate: there are no client certificates without TLS.",
                nameof(options));
        if (options.Certificate is { HasPrivateKey: false })
            throw new ArgumentException("Certificate has no private key.", nameof(options));
        _options = options;
        Latency = options.Latency;
        _faults.Set(options.Faults);
        _limits = new CallLimits(options.DailyLimit, options.BurstLimit);
        _world = new SandboxWorld(options, WorldPlan.Read(options.World));
        _options.VehicleCount = _world.Fleet.Count;
        _courier = new Courier(_world.Subscriptions, _faults, options.AllowedTargets);
        _world.Follower = new MonitorEngine(_world, _courier.Take);
        _heart = new Lazy<Task>(() => Task.Run(BeatAsync));
        _tokens = new TokenStore(() => _world.CallersInstant, options.TokenLifetime);
        _identity = new IdentityService(_account, _tokens, options.Strict, () => _world.CallersInstant);
        var scheme = options.Certificate is null ? "http" : "https";
        _api = new SandboxApi(_world, _account, _tokens, options.Strict, scheme);
        var tls = options.Certificate is null ? null
            : new TlsGate(options.Certificate, options.RequireClientCertificate, options.ClientCertificateThumbprints);
        _server = new HttpServer(options.Port, AnswerAsync, tls is null ? null : tls.SecureAsync, () => _world.Now, WantsBody);
        var origin = new Uri($"{scheme}://127.0.0.1:{_server.Port}");
        BaseUri = new Uri(origin, SandboxApi.BasePath);
        AuthorizationUri = new Uri(origin, IdentityService.AuthorizePath);
        TokenUri = new Uri(origin, IdentityService.TokenPath);
        RevocationUri = new Uri(origin, IdentityService.RevokePath);
        PartnerTokenUri = new Uri(origin, IdentityService.PartnerTokenPath);
    }

    /// <summary>The address of the API, with its version and without a slash at the end.</summary>
    public Uri BaseUri { get; }

    /// <summary>Where users sign in and consent: answers at once with a redirect that carries a code.</summary>
    public Uri AuthorizationUri { get; }

    /// <summary>Where codes and refresh tokens are exchanged for tokens.</summary>
    public Uri TokenUri { get; }

    /// <summary>Where tokens are revoked.</summary>
    public Uri RevocationUri { get; }

    /// <summary>Where partners get tokens by their client credentials.</summary>
    public Uri PartnerTokenUri { get; }

    /// <summary>The client id that the sandbox takes.</summary>
    public string ClientId => _account.ClientId;

    /// <summary>The client secret that the sandbox takes.</summary>
    public string ClientSecret => _account.ClientSecret;

    /// <summary>The id of the one account.</summary>
    public string UserId => _account.UserId;

    /// <summary>A copy of the options with which the server was started.</summary>
    public SandboxOptions Options => _options.Copy();

    /// <summary>Whether the server takes requests.</summary>
    public bool IsRunning => _server.IsRunning;

    /// <summary>
    /// The last requests, in the order of their answers: 10,000, or as many as take 64 MB. A request is here before its answer is sent.
    /// </summary>
    public IReadOnlyList<SandboxRequest> Requests => _record.Requests;

    /// <summary>How many older requests had to make room for <see cref="Requests"/> since they were cleared.</summary>
    public long DroppedRequests => _record.Dropped;

    /// <summary>The time of the sandbox, UTC: that of its clock, and whatever it was put forward.</summary>
    public DateTimeOffset Now => _world.Now;

    /// <summary>How long every answer takes, besides the time to make it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or more than 24 days.</exception>
    public TimeSpan Latency
    {
        get => new(Interlocked.Read(ref _latency));
        set
        {
            if (value < TimeSpan.Zero || value.TotalMilliseconds > int.MaxValue)
                throw new ArgumentOutOfRangeException(nameof(value), value, "Latency must be in the range 0 to 24 days.");
            Interlocked.Exchange(ref _latency, value.Ticks);
        }
    }

    /// <summary>The faults that are set, in their order: the first that is due happens to a request.</summary>
    public IReadOnlyList<SandboxFault> Faults => _faults.Faults;

    /// <summary>May look at, delay or replace an answer before it is sent.</summary>
    internal Func<HttpRequest, HttpResponse, Task<HttpResponse>>? BeforeAnswer { get; set; }

    /// <summary>Starts a sandbox.</summary>
    /// <param name="options">How it is to be; what is changed in them later has no effect.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of vehicles or the port is out of range.</exception>
    /// <exception cref="ArgumentException">The world is not what it should be; the message names the path.</exception>
    /// <exception cref="SocketException">The port is taken.</exception>
    public static SandboxServer Start(SandboxOptions options) => new((options ?? throw new ArgumentNullException(nameof(options))).Copy());

    /// <summary>The last attempts to deliver events, in their order: 10,000, or as many as take 64 MB.</summary>
    public IReadOnlyList<SandboxDelivery> Deliveries => _courier.Record.Items;

    /// <summary>How many older attempts had to make room for <see cref="Deliveries"/> since they were cleared.</summary>
    public long DroppedDeliveries => _courier.Record.Dropped;

    /// <summary>
    /// Puts the clock of the sandbox forward: vehicles drive and charge, remotes go their way, and monitors see it. Events that are due by then have
    /// been delivered or have failed once when it returns.
    /// </summary>
    /// <param name="time">How far; not negative.</param>
    /// <returns>The time that it is then.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative.</exception>
    public DateTimeOffset Advance(TimeSpan time)
    {
        _world.Advance(time);
        Deliver();
        return _world.Now;
    }

    /// <summary>
    /// Brings a vehicle into a state, at once and with what follows from it: a low tank raises an alert, a battery that is set is what the next
    /// trip starts with. A vehicle that is not made to move stands for an hour at least, so that the state can be looked at.
    /// </summary>
    /// <param name="vin">The VIN of the vehicle.</param>
    /// <param name="changes">What is to be changed.</param>
    /// <exception cref="ArgumentException">There is no such vehicle, or a value is none that it can have.</exception>
    public void SetVehicle(string vin, SandboxVehicleState changes)
    {
        _ = vin ?? throw new ArgumentNullException(nameof(vin));
        _ = changes ?? throw new ArgumentNullException(nameof(changes));
        _world.SetVehicle(vin, changes);
        Deliver();
    }

    /// <summary>
    /// Lets a vehicle drive along a way. The clock is put forward until it has arrived, so that monitors see it on its way, unless the journey says
    /// otherwise. It tells its place once a minute.
    /// </summary>
    /// <param name="vin">The VIN of the vehicle.</param>
    /// <param name="journey">The way, and how fast it is driven.</param>
    /// <returns>When it arrives, by the sandbox's clock.</returns>
    /// <exception cref="ArgumentException">There is no such vehicle, or the way is none that it can drive.</exception>
    public DateTimeOffset MoveVehicle(string vin, SandboxJourney journey)
    {
        _ = vin ?? throw new ArgumentNullException(nameof(vin));
        _ = journey ?? throw new ArgumentNullException(nameof(journey));
        var arrival = _world.MoveVehicle(vin, journey);
        if (journey.Steps && arrival > _world.Now)
            _world.Advance(arrival - _world.Now);
        Deliver();
        return arrival;
    }

    /// <summary>Raises an alert on a vehicle, and brings about what goes with it: a low tank, a flat tyre, an open door.</summary>
    /// <param name="vin">The VIN of the vehicle.</param>
    /// <param name="type">The type of the alert, as the API spells it.</param>
    /// <param name="severity"><c>Information</c>, <c>Warning</c> or <c>Critical</c>; null for what is usual for the type.</param>
    /// <param name="active">Whether it is active; otherwise it has ended.</param>
    /// <param name="startedAt">When it started; null for now, or some minutes ago when it has ended.</param>
    /// <returns>The id of the alert.</returns>
    /// <exception cref="ArgumentException">There is no such vehicle, type or severity, or the vehicle cannot have it.</exception>
    public string AddAlert(string vin, string type, string? severity = null, bool active = true, DateTimeOffset? startedAt = null)
    {
        _ = vin ?? throw new ArgumentNullException(nameof(vin));
        _ = type ?? throw new ArgumentNullException(nameof(type));
        var alert = _world.AddAlert(vin, type, severity, active, startedAt);
        Deliver();
        return alert.Id;
    }

    /// <summary>Puts faults in the place of those that were set; their counting begins now.</summary>
    /// <param name="faults">The faults; none clears them.</param>
    /// <exception cref="ArgumentException">A fault is none that there can be; those that were set stay.</exception>
    public void SetFaults(params SandboxFault[] faults) => _faults.Set(faults ?? throw new ArgumentNullException(nameof(faults)));

    /// <summary>Puts faults behind those that are set; the counting of those goes on.</summary>
    /// <param name="faults">The faults.</param>
    /// <exception cref="ArgumentException">A fault is none that there can be; none is added then.</exception>
    public void AddFaults(params SandboxFault[] faults) => _faults.Add(faults ?? throw new ArgumentNullException(nameof(faults)));

    /// <summary>Issues tokens without anybody signing in.</summary>
    /// <param name="scope">What they are to grant, blank separated; null for everything.</param>
    /// <returns>An access token, and the refresh token to renew it with.</returns>
    public (string AccessToken, string RefreshToken) IssueTokens(string? scope = null)
    {
        var (access, refresh) = _tokens.Issue(scope ?? Scopes.All);
        return (access.Text, refresh!.Text);
    }

    /// <summary>Forgets the requests received so far.</summary>
    public void ClearRequests() => _record.Clear();

    /// <summary>Forgets the attempts to deliver events so far.</summary>
    public void ClearDeliveries() => _courier.Record.Clear();

    /// <summary>Stops the server and closes every connection; its channels and monitors are gone with it.</summary>
    public void Stop()
    {
        _stop.Cancel();
        _server.Dispose();
        _courier.Dispose();
        _world.Forget();
    }

    /// <summary>The same as <see cref="Stop"/>.</summary>
    public void Dispose() => Stop();

    private void Deliver()
    {
        try
        {
            Task.Run(() => _courier.DeliverAsync(_world.Now)).GetAwaiter().GetResult();
        }
        catch (OperationCanceledException)
        {
            // The sandbox was stopped meanwhile, and nothing is delivered any more.
        }
    }

    // Once there is a channel, monitors see what happens as the clock goes on by itself.
    private async Task BeatAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(s_beat, _stop.Token).ConfigureAwait(false);
                _world.Settle(_world.Now);
                await _courier.DeliverAsync(_world.Now).ConfigureAwait(false);
            }
            catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task<HttpResponse> AnswerAsync(HttpRequest request)
    {
        var time = _world.Now;
        var endpoint = IdentityService.EndpointOf(SandboxApi.PathOf(request.Target));
        HttpResponse Respond(HttpRequest request) => endpoint is null ? RespondApi(request) : _identity.Answer(request, endpoint);
        var fault = _faults.Next(request, endpoint);
        var response = fault is null ? Respond(request) : fault.Kind.Apply(new FaultCase(
            fault.Fault, request, Respond, error => _api.Refuse(error, SandboxApi.OperationOf(request)), time));
        if (BeforeAnswer is { } hook)
            response = await hook(request, response).ConfigureAwait(false);
        _record.Add(request, time, response.Status, fault?.Kind.Name);
        if (_world.Subscriptions.Version > 0)
            _ = _heart.Value;
        if (_options.Compresses)
            Compression.Apply(response, request.Headers);
        var wait = Latency + (fault?.Wait ?? TimeSpan.Zero);
        if (wait > TimeSpan.Zero)
            await Task.Delay(wait, _stop.Token).ConfigureAwait(false);
        return response;
    }

    private HttpResponse RespondApi(HttpRequest request) =>
        _limits.Pass(_world.CallersInstant, () => _api.Answer(request), fault => _api.Refuse(fault, SandboxApi.OperationOf(request)));

    private bool WantsBody(HttpRequest request) => IdentityService.EndpointOf(SandboxApi.PathOf(request.Target)) is null && _api.WantsBody(request);
}
