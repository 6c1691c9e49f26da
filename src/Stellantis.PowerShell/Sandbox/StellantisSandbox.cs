using System.Collections;
using System.Management.Automation;
using System.Security;
using Stellantis.PowerShell.Input;
using Stellantis.PowerShell.Sandbox;
using Stellantis.Sandbox;
using Stellantis.Sandbox.Faults;
using Stellantis.Sandbox.Options;

namespace Stellantis;

/// <summary>A running sandbox: a simulator of the service on this machine, made by Start-StellantisSandbox.</summary>
public sealed class StellantisSandbox
{
    // Held as an object: naming the server's type in a field would load its assembly with the module.
    private readonly object _server;

    private StellantisSandbox(object server, Uri baseUri, PSCredential credential, string userId, int vehicleCount, int seed, bool strict)
    {
        _server = server;
        BaseUri = baseUri;
        Credential = credential;
        UserId = userId;
        VehicleCount = vehicleCount;
        Seed = seed;
        Strict = strict;
    }

    /// <summary>What it is called: <c>sandbox</c>, <c>sandbox2</c> ..., or as the connection that it was started for.</summary>
    public string Name { get; private init; } = "";

    /// <summary>The address to give to <c>Connect-Stellantis -BaseUri</c>.</summary>
    public Uri BaseUri { get; }

    /// <summary>The made-up client id and secret that this sandbox accepts.</summary>
    public PSCredential Credential { get; }

    /// <summary>The made-up user id that this sandbox accepts.</summary>
    public string UserId { get; }

    /// <summary>Where users sign in: it sends the browser back at once, with a code.</summary>
    public Uri AuthorizationUri { get; private init; } = null!;

    /// <summary>Where codes and refresh tokens are exchanged for tokens.</summary>
    public Uri TokenUri { get; private init; } = null!;

    /// <summary>Where tokens are revoked.</summary>
    public Uri RevocationUri { get; private init; } = null!;

    /// <summary>Where partners get tokens by their client credentials.</summary>
    public Uri PartnerTokenUri { get; private init; } = null!;

    /// <summary>An access token with all scopes that this sandbox accepts; a new one each time.</summary>
    public SecureString AccessToken => Secure(TokensOf(_server).AccessToken);

    /// <summary>A refresh token for all scopes that this sandbox accepts; a new one each time.</summary>
    public SecureString RefreshToken => Secure(TokensOf(_server).RefreshToken);

    /// <summary>The number of vehicles in its fleet.</summary>
    public int VehicleCount { get; }

    /// <summary>The seed that the fleet follows from: the same seed gives the same fleet.</summary>
    public int Seed { get; }

    /// <summary>True when it refuses what the contract refuses, though the quickstart page sends it.</summary>
    public bool Strict { get; }

    /// <summary>How many times as fast as real time its clock runs.</summary>
    public double Speed { get; private init; } = 1;

    /// <summary>What goes wrong in it, see Set-StellantisSandboxFault; each as text.</summary>
    public IReadOnlyList<string> Fault => FaultsOf(_server);

    /// <summary>How long each of its answers takes, besides the time to make it.</summary>
    public TimeSpan Latency
    {
        get => LatencyOf(_server);
        internal set => ((SandboxServer)_server).Latency = value;
    }

    /// <summary>It is about to stop, and answers no more.</summary>
    internal event Action? Stopping;

    /// <summary>True until it is stopped.</summary>
    public bool IsRunning => Running(_server);

    /// <summary>The address.</summary>
    public override string ToString() => BaseUri.AbsoluteUri;

    internal static StellantisSandbox Start(SandboxSetup setup)
    {
        var wanted = new SandboxOptions
        {
            Port = setup.Port,
            VehicleCount = setup.VehicleCount,
            Seed = setup.Seed,
            Strict = setup.Strict,
            Speed = setup.Speed,
            World = setup.World,
            Faults = [.. setup.Faults.Select(FaultReader.Read)],
            Latency = setup.Latency,
            DailyLimit = setup.DailyLimit,
            BurstLimit = setup.BurstLimit,
            TokenLifetime = setup.TokenLifetime,
            Certificate = setup.Certificate,
            RequireClientCertificate = setup.RequireClientCertificate,
            ClientCertificateThumbprints = setup.ClientCertificateThumbprints,
            AllowedTargets = setup.AllowedTargets,
        };
        if (setup.RemoteLife is { } life)
            (wanted.ShortestRemoteLife, wanted.LongestRemoteLife) = life;
        var server = SandboxServer.Start(wanted);
        var options = server.Options;
        return new StellantisSandbox(server, server.BaseUri, new PSCredential(server.ClientId, Secure(server.ClientSecret)), server.UserId,
            options.VehicleCount, options.Seed, options.Strict)
        {
            Name = setup.Name,
            Speed = options.Speed,
            AuthorizationUri = server.AuthorizationUri,
            TokenUri = server.TokenUri,
            RevocationUri = server.RevocationUri,
            PartnerTokenUri = server.PartnerTokenUri,
        };
    }

    /// <summary>The time in the sandbox's world, UTC.</summary>
    public DateTime Now => NowOf(_server).LocalDateTime;

    internal void Advance(TimeSpan time) => ((SandboxServer)_server).Advance(time);

    /// <summary>What a fault is called.</summary>
    /// <exception cref="ArgumentException">It is none that there can be.</exception>
    internal static string CheckFault(IDictionary fault) => FaultReader.Read(fault).ToString();

    internal void SetFaults(IReadOnlyList<IDictionary> faults, bool append)
    {
        SandboxFault[] read = [.. faults.Select(FaultReader.Read)];
        if (append)
            ((SandboxServer)_server).AddFaults(read);
        else
            ((SandboxServer)_server).SetFaults(read);
    }

    internal void SetVehicle(string vin, IReadOnlyDictionary<string, object> changes)
    {
        var state = new SandboxVehicleState();
        foreach (var change in changes)
            typeof(SandboxVehicleState).GetProperty(change.Key)!.SetValue(state, change.Value);
        ((SandboxServer)_server).SetVehicle(vin, state);
    }

    internal DateTimeOffset MoveVehicle(
        string vin, IReadOnlyList<(double Latitude, double Longitude)> points, double? radius, double? speed, bool steps) =>
        ((SandboxServer)_server).MoveVehicle(vin, new SandboxJourney { Points = points, Radius = radius, Speed = speed, Steps = steps });

    internal string AddAlert(string vin, string type, string? severity, bool active, DateTimeOffset? startedAt) =>
        ((SandboxServer)_server).AddAlert(vin, type, severity, active, startedAt);

    internal void Stop()
    {
        Stopping?.Invoke();
        ((SandboxServer)_server).Stop();
        SandboxStore.Remove(this);
        SandboxEnvironment.Restore(this);
    }

    /// <summary>How many requests its record had no room for.</summary>
    internal long DroppedRequests() => ((SandboxServer)_server).DroppedRequests;

    internal void ClearRequests() => ((SandboxServer)_server).ClearRequests();

    internal IReadOnlyList<StellantisSandboxRequest> Requests() =>
        [.. ((SandboxServer)_server).Requests.Select(r =>
            new StellantisSandboxRequest(r.Number, r.Time, r.Method, r.Path, r.Query, r.Headers, r.Body, r.Status, r.Fault))];

    /// <summary>How many deliveries its record had no room for.</summary>
    internal long DroppedDeliveries() => ((SandboxServer)_server).DroppedDeliveries;

    internal void ClearDeliveries() => ((SandboxServer)_server).ClearDeliveries();

    internal IReadOnlyList<StellantisSandboxDelivery> Deliveries() =>
        [.. ((SandboxServer)_server).Deliveries.Select(delivery => new StellantisSandboxDelivery(delivery.Headers)
        {
            Number = delivery.Number,
            Time = delivery.Time.LocalDateTime,
            Type = delivery.Type,
            ChannelId = delivery.ChannelId,
            MonitorId = delivery.Type == "Monitor" ? delivery.SourceId : null,
            RemoteId = delivery.Type == "Remote" ? delivery.SourceId : null,
            VehicleId = delivery.Vin,
            Target = StellantisSandboxDelivery.Plain(delivery.Target),
            Attempt = delivery.Attempt,
            Count = delivery.Count,
            Status = delivery.Status == 0 ? null : delivery.Status,
            Failure = delivery.Failure,
            Fault = delivery.Fault,
            Body = delivery.Body,
        })];

    private static DateTimeOffset NowOf(object server) => ((SandboxServer)server).Now;

    private static ValueList<string> FaultsOf(object server) =>
        new([.. ((SandboxServer)server).Faults.Select(fault => fault.ToString()!)]);

    private static TimeSpan LatencyOf(object server) => ((SandboxServer)server).Latency;

    private static (string AccessToken, string RefreshToken) TokensOf(object server) => ((SandboxServer)server).IssueTokens();

    private static SecureString Secure(string text)
    {
        var secret = new SecureString();
        foreach (var c in text)
            secret.AppendChar(c);
        secret.MakeReadOnly();
        return secret;
    }

    private static bool Running(object server) => ((SandboxServer)server).IsRunning;
}
