using System.Globalization;
using Stellantis.PowerShell.Tests.Support;
using Stellantis.Testing.Raw;

namespace Stellantis.PowerShell.Tests.Stopping;

/// <summary>A place at which somebody presses Ctrl+C.</summary>
/// <param name="Name">Where it is.</param>
/// <param name="Script">What is stopped. It may say itself that the place is reached: <c>$reached.Set()</c>.</param>
/// <param name="Answer">What the server does with a request; it says that the place is reached by the event that it is handed, and counts by the
/// number.</param>
internal sealed record StopPlace(string Name, string Script, Func<RawRequest, RawPeer, ManualResetEventSlim, int, Task> Answer)
{
    private const string Vin = "VR3UHZKXZPT500042";
    private const string Channel = "-Label Hook -WebhookTarget https://hooks.example.com";
    private const string Monitor = "-Label m -BoolExp s -Trigger @{ name='s'; setting=@{ type='DigitalKey' } } -RefreshEvent 60";

    // Old enough for every history to be long; what is asked of the past has to be made up first.
    private const string Years = "$s = Start-StellantisSandbox -VehicleCount 20; Step-StellantisSandbox 3650.00:00 -Sandbox $s; ";

    /// <summary>How the connection is made; <c>$uri</c> is the server's address.</summary>
    public string Connect { get; init; } = "Connect-Stellantis $uri $credential AC-0042 -Realm B2C";

    /// <summary>True for what goes on by intent until the connection ends.</summary>
    public bool GoesOn { get; init; }

    public static IReadOnlyList<StopPlace> All { get; } =
    [
        Hanging("waiting for an answer", "Get-StellantisVehicle -All"),
        new("in the middle of a head", "Get-StellantisVehicle -All", HalfHeadAsync),
        new("in the middle of a body", "Get-StellantisVehicle -All", HalfBodyAsync),
        new("in a body that drips", "Get-StellantisVehicle -All", DripAsync),
        Huge("while a huge page is parsed", "Get-StellantisVehicle -All"),
        new("while a huge page is written", "Get-StellantisVehicle -First 60000 -PageSize 500 | ForEach-Object { $reached.Set() }",
            (_, peer, _, _) => HugeAsync(peer, null)),
        Huge("a huge page of vehicles by a wildcard that none fits", "Get-StellantisVehicle VR9*"),
        Huge("a huge answer to a request of one's own", "Invoke-StellantisRequest /accounts/vehicles"),
        Huge("a huge page of a request of one's own", "Invoke-StellantisRequest /accounts/vehicles -All"),
        new("waiting for the second page", "Get-StellantisVehicle -All -PageSize 2", HangFromAsync(2)),
        new("waiting for a page ahead",
            "Get-StellantisVehicle -All -PageSize 2 | ForEach-Object { $n++; if ($n -gt 2) { $reached.Set(); while ($true) { } } }",
            HangFromAsync(4)),
        new("with pages side by side", "Get-StellantisVehicle -All -PageSize 2 -ThrottleLimit 8", HangFromAsync(5)),
        new("in the shard of a worker", "Get-StellantisVehicle -All -PageSize 2 -Shard 3/8", HangFromAsync(3)),
        new("while the next command works", "Get-StellantisVehicle -All | ForEach-Object { $reached.Set(); while ($true) { } }", HangFromAsync(1000)),
        new("with sixteen vehicles at a time", "Get-StellantisVehicle -First 40 | Get-StellantisTelemetry -Latest -ThrottleLimit 16",
            HangChildrenAsync(16)),
        new("in the queue of those that may not go yet", "Get-StellantisVehicle -First 40 | Get-StellantisTelemetry -Latest -ThrottleLimit 16",
            QueueAsync),
        new("in the wait that a 429 asks for", "Get-StellantisVehicle -All", (_, peer, reached, _) =>
            SayAsync(peer, 429, "Retry-After: 60\r\n", reached)),
        new("in the wait that a 503 asks for", "Get-StellantisVehicle -All", (_, peer, reached, _) =>
            SayAsync(peer, 503, "Retry-After: 60\r\n", reached)),
        new("in the pause before a retry", "Get-StellantisVehicle -All", (_, peer, reached, number) =>
            SayAsync(peer, 504, "", number > 2 ? reached : null)),
        Hanging("while a token is had", "Get-StellantisVehicle -All") with
        {
            Connect = "Connect-Stellantis $uri -RefreshToken $secure -ClientId app -TokenUri $uri/token -Realm B2C",
            GoesOn = true,
        },
        Hanging("while a code is exchanged",
            "Connect-Stellantis $uri -AuthorizationCode abc -ClientId app -RedirectUri https://me.example.com/back -TokenUri $uri/token"),
        Hanging("while tokens are revoked", "Disconnect-Stellantis -RevocationUri $uri/revoke") with
        {
            Connect = "Connect-Stellantis $uri -RefreshToken $secure -ClientId app -TokenUri $uri/token -Realm B2C",
        },
        Hanging("while a proxy says nothing", "Get-StellantisVehicle -All") with { Connect =
            "Connect-Stellantis http://127.0.0.1:9/v1 $credential AC-0042 -Realm B2C -Proxy $uri" },
        Hanging("while a tunnel is not made", "Get-StellantisVehicle -All") with { Connect =
            "Connect-Stellantis https://api.example.com/v1 $credential AC-0042 -Realm B2C -Proxy $uri" },
        Working("while TLS is not agreed on", "Get-StellantisVehicle -All") with { Connect =
            "Connect-Stellantis $uri.Replace('http:', 'https:') $credential AC-0042 -Realm B2C" },
        Working("while no connection comes about",
            "Get-StellantisVehicle -All") with { Connect = "Connect-Stellantis $full $credential AC-0042 -Realm B2C" },
        Hanging("counting", "Get-StellantisVehicle -Count"),
        Hanging("one vehicle", $"Get-StellantisVehicle {Vin}"),
        Hanging("vehicles by a wildcard", "Get-StellantisVehicle VR3*"),
        .. VehicleRead.All.Where(read => read.Parameters.Count > 0).DistinctBy(read => (read.Cmdlet, read.Switch))
            .Select(read => Hanging(read.Operation, read.Call + (read.Items is null ? "" : " -All"))),
        Hanging("channels", "Get-StellantisChannel"),
        Hanging("monitors", "Get-StellantisMonitor"),
        Hanging("handles", "Get-StellantisMonitorHandle ch-1 mo-7 -All"),
        Hanging("remotes", $"Get-StellantisRemote {Vin} -All"),
        Hanging("sending a remote", $"Send-StellantisRemote {Vin} ch-1 @{{ horn=@{{ state='Activated' }} }}"),
        Hanging("creating a channel", "New-StellantisChannel " + Channel),
        Hanging("replacing a channel", "Set-StellantisChannel ch-1 " + Channel),
        Hanging("deleting a channel", "Remove-StellantisChannel ch-1 -Confirm:$false"),
        Hanging("suspending a channel", "Suspend-StellantisChannel ch-1"),
        Hanging("creating a monitor", "New-StellantisMonitor ch-1 " + Monitor),
        Hanging("replacing a monitor", "Set-StellantisMonitor ch-1 mo-7 " + Monitor),
        Hanging("deleting a monitor", "Remove-StellantisMonitor ch-1 mo-7 -Confirm:$false"),
        Hanging("adding a handle", $"Add-StellantisMonitorHandle ch-1 mo-7 {Vin}"),
        Hanging("a request of one's own", "Invoke-StellantisRequest /accounts/vehicles"),
        Hanging("all pages of a request of one's own", "Invoke-StellantisRequest /accounts/vehicles -All"),
        Hanging("a POST of one's own", "Invoke-StellantisRequest /accounts/channels -Method POST -Body '{}'"),
        Hanging("testing a connection", "Test-StellantisConnection -Detailed"),
        Working("a long pipeline of positions",
            "1..1000000 | ForEach-Object { [pscustomobject]@{ Latitude = 48.5; Longitude = 2.5 } } | ConvertTo-StellantisGeoJson"),
        Working("a long list of positions", "ConvertTo-StellantisGeoJson -InputObject $positions"),
        Working("lines of positions", "ConvertTo-StellantisGeoJson -InputObject $positions -As Line"),
        Working("starting a large sandbox", "Start-StellantisSandbox -VehicleCount 1000000"),
        Working("a sandbox over ten years",
            "$s = Start-StellantisSandbox -VehicleCount 200; 1..100000 | ForEach-Object { Step-StellantisSandbox 3.00:00 -Sandbox $s }"),
        Working("a vehicle of a sandbox after ten years", Years
            + "Connect-Stellantis $s.BaseUri $s.Credential $s.UserId -Realm B2C; (Get-StellantisVehicle -All).VehicleId | ForEach-Object { " +
            "Set-StellantisSandboxVehicle $_ -Sandbox $s -Locked $true }"),
        Working("trips of ten years in a sandbox", Years
            + "Connect-Stellantis $s.BaseUri $s.Credential $s.UserId -Realm B2C; Get-StellantisVehicle -All | " +
            "Get-StellantisTrip -All -WarningAction Ignore"),
        Hanging("completing ids",
            "[System.Management.Automation.CommandCompletion]::CompleteInput('Get-StellantisVehicle ', 22, $null)") with { GoesOn = true },
    ];

    public override string ToString() => Name;

    private static StopPlace Hanging(string name, string script) => new(name, script, (_, peer, reached, _) => HangAsync(peer, reached));

    private static StopPlace Working(string name, string script) => new(name, "$reached.Set(); " + script, (_, peer, _, _) => peer.GoneAsync());

    private static StopPlace Huge(string name, string script) => new(name, script, (_, peer, reached, _) => HugeAsync(peer, reached));

    private static Task HangAsync(RawPeer peer, ManualResetEventSlim reached)
    {
        reached.Set();
        return peer.GoneAsync();
    }

    private static async Task HalfHeadAsync(RawRequest request, RawPeer peer, ManualResetEventSlim reached, int number)
    {
        await peer.SendAsync("HTTP/1.1 200 Raw\r\nContent-Ty");
        await HangAsync(peer, reached);
    }

    private static async Task HalfBodyAsync(RawRequest request, RawPeer peer, ManualResetEventSlim reached, int number)
    {
        await peer.SendAsync("HTTP/1.1 200 Raw\r\nContent-Type: application/json\r\nContent-Length: 1000000\r\n\r\n{\"_embedded\":{\"vehicles\":[");
        await HangAsync(peer, reached);
    }

    private static async Task DripAsync(RawRequest request, RawPeer peer, ManualResetEventSlim reached, int number)
    {
        await peer.SendAsync("HTTP/1.1 200 Raw\r\nContent-Type: application/json\r\nContent-Length: 1000000\r\n\r\n");
        var gone = peer.GoneAsync();
        while (!gone.IsCompleted)
        {
            await peer.SendAsync(" ");
            reached.Set();
            await Task.WhenAny(gone, Task.Delay(20, peer.End));
        }
    }

    private static async Task HugeAsync(RawPeer peer, ManualResetEventSlim? reached)
    {
        var items = string.Join(',', Enumerable.Range(0, 100_000).Select(n =>
            string.Create(CultureInfo.InvariantCulture, $$$"""{"vin":"VR3RAWX{{{n:0000000000}}}","brandCode":"P","more":{"n":"{{{n}}}"}}""")));
        await peer.AnswerAsync(200, $$$"""{"_embedded":{"vehicles":[{{{items}}}]}}""");
        reached?.Set();
    }

    private static Func<RawRequest, RawPeer, ManualResetEventSlim, int, Task> HangFromAsync(int first) => (request, peer, reached, number) =>
        number < first ? peer.AnswerAsync(200, Page(request)) : HangAsync(peer, reached);

    private static Func<RawRequest, RawPeer, ManualResetEventSlim, int, Task> HangChildrenAsync(int many)
    {
        return (request, peer, reached, number) =>
        {
            if (request.Path.EndsWith("/vehicles", StringComparison.Ordinal))
                return peer.AnswerAsync(200, Page(request));
            // The first request was for the vehicles.
            if (number > many)
                reached.Set();
            return peer.GoneAsync();
        };
    }

    // A refusal of the first child lets one at a time go: the others stand in the queue.
    private static Task QueueAsync(RawRequest request, RawPeer peer, ManualResetEventSlim reached, int number)
    {
        if (request.Path.EndsWith("/vehicles", StringComparison.Ordinal))
            return peer.AnswerAsync(200, Page(request));
        return number <= 17 ? peer.AnswerAsync(429, "", "Retry-After: 1\r\n") : HangAsync(peer, reached);
    }

    private static async Task SayAsync(RawPeer peer, int status, string fields, ManualResetEventSlim? reached)
    {
        await peer.AnswerAsync(status, "", fields);
        reached?.Set();
    }

    private static string Page(RawRequest request)
    {
        var size = int.Parse(request.Query("pageSize") ?? "40", CultureInfo.InvariantCulture);
        var offset = int.Parse(request.Query("offset") ?? request.Query("indexRange")?.Split('-')[0] ?? "0", CultureInfo.InvariantCulture);
        var items = string.Join(',', Enumerable.Range(offset, size)
            .Select(n => string.Create(CultureInfo.InvariantCulture, $$"""{"vin":"VR3RAWX{{n:0000000000}}"}""")));
        return $$$"""{"_links":{"next":{"href":"http:""" +
            $$$"""//{{{request.Fields["Host"]}}}{{{request.Path}}}?pageSize={{{size}}}&offset={{{offset + size}}}"}},"total":100000,"_embedded":""" +
            $$$"""{"vehicles":[{{{items}}}]}}""";
    }
}
