using System.Net.Sockets;
using System.Text;
using Stellantis.Sandbox.Api;
using Stellantis.Sandbox.Http;
using Stellantis.Sandbox.World;

namespace Stellantis.Sandbox;

/// <summary>
/// A simulator of the Stellantis Connected Vehicles API on the loopback interface, with a made-up fleet. Several run side by side; all members
/// can be used from any thread.
/// </summary>
public sealed class SandboxServer : IDisposable
{
    private const int MaxRequests = 10_000;

    private readonly object _gate = new();
    private readonly Queue<SandboxRequest> _requests = new();
    private readonly SandboxOptions _options;
    private readonly SandboxWorld _world;
    private readonly Account _account = new();
    private readonly SandboxApi _api;
    private readonly HttpServer _server;
    private long _received;

    private SandboxServer(SandboxOptions options)
    {
        if (options.VehicleCount is < 0 or > Fleet.MaxCount)
            throw new ArgumentOutOfRangeException(nameof(options), options.VehicleCount, $"VehicleCount must be in the range 0 to {Fleet.MaxCount}.");
        _options = options;
        _world = new SandboxWorld(options.Seed, options.VehicleCount, options.Clock);
        _api = new SandboxApi(_world, _account, options.Strict);
        _server = new HttpServer(options.Port, AnswerAsync, clock: () => _world.Now);
        BaseUri = new Uri($"http://127.0.0.1:{_server.Port}{SandboxApi.BasePath}");
    }

    /// <summary>The address of the API, with its version and without a slash at the end.</summary>
    public Uri BaseUri { get; }

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

    /// <summary>The last 10,000 requests, in the order of their answers. A request is here before its answer is sent.</summary>
    public IReadOnlyList<SandboxRequest> Requests
    {
        get
        {
            lock (_gate)
                return [.. _requests];
        }
    }

    /// <summary>May look at, delay or replace an answer before it is sent.</summary>
    internal Func<HttpRequest, HttpResponse, Task<HttpResponse>>? BeforeAnswer { get; set; }

    /// <summary>Starts a sandbox.</summary>
    /// <param name="options">How it is to be; what is changed in them later has no effect.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of vehicles or the port is out of range.</exception>
    /// <exception cref="SocketException">The port is taken.</exception>
    public static SandboxServer Start(SandboxOptions options) => new((options ?? throw new ArgumentNullException(nameof(options))).Copy());

    /// <summary>Forgets the requests received so far.</summary>
    public void ClearRequests()
    {
        lock (_gate)
            _requests.Clear();
    }

    /// <summary>Stops the server and closes every connection; its channels and monitors are gone with it.</summary>
    public void Stop() => _server.Dispose();

    /// <summary>The same as <see cref="Stop"/>.</summary>
    public void Dispose() => Stop();

    private async Task<HttpResponse> AnswerAsync(HttpRequest request)
    {
        var time = _world.Now;
        var response = _api.Answer(request);
        if (BeforeAnswer is { } hook)
            response = await hook(request, response).ConfigureAwait(false);
        Record(request, time, response.Takeover is null ? response.Status : 0);
        return response;
    }

    private void Record(HttpRequest request, DateTimeOffset time, int status)
    {
        var path = SandboxApi.PathOf(request.Target);
        var query = SandboxApi.QueryOf(request.Target).Pairs;
        var body = Encoding.UTF8.GetString(request.Body);
        lock (_gate)
        {
            if (_requests.Count == MaxRequests)
                _requests.Dequeue();
            _requests.Enqueue(new SandboxRequest(++_received, time, request.Method, request.Target, path, query, request.Headers, body, status));
        }
    }
}
