using System.Management.Automation;
using System.Text.RegularExpressions;
using Stellantis.PowerShell.Tests.Engine;
using Stellantis.PowerShell.Tests.Support;
using Xunit;

namespace Stellantis.PowerShell.Tests.Secrecy;

/// <summary>
/// Every cmdlet with -Verbose and -Debug, against a service that answers well and one that fails and repeats in its errors all that it was sent.
/// Secrets must be nowhere; vehicles and positions only where they are the data: in objects, their views, TargetObject, -WhatIf and the records of
/// changes.
/// </summary>
public sealed partial class LeakHuntTests : IClassFixture<LeakHuntTests.Place>
{
    private const string AttributeValue = "Basic-attribute-0042-value";
    private const string TargetUser = "hook-user-0042:hook-pass-0042";
    private const string TargetQuery = "sig=query-secret-0042";
    private const string PushToken = "push-token-0042-abcdef";
    private const string HeaderSecret = "own-header-secret-0042";
    private const string Email = "somebody@customer.example";
    private const string Partner = "partner-0042-id";

    private static readonly string[] s_secrets =
    [
        Connect.ClientId, Connect.Secret, Connect.UserId, AttributeValue, "hook-pass-0042", "query-secret-0042", PushToken, HeaderSecret, Email,
            Partner,
    ];

    // What the fixtures have, and what the failing service says.
    private static readonly string[] s_vins = [CannedService.Vehicle, CannedService.Second(CannedService.Vehicle)];

    private readonly CannedService _service;
    private readonly PowerShellSession _session;

    public LeakHuntTests(Place place)
    {
        (_service, _session) = (place.Service, place.Session);
        _service.First = null;
        // The sandbox and the connections may have been ended by the call before.
        _session.Run("if (-not (Get-StellantisConnection | Where-Object Name -EQ other) -or -not (Get-StellantisSandbox | " +
            "Where-Object BaseUri -EQ $s.BaseUri)) " +
            "{ $s = Start-StellantisSandbox -VehicleCount 3; Connect-Stellantis $s.BaseUri $s.Credential $s.UserId -Realm B2C -Name other }")
            .WithoutErrors();
        _session.Run("$sv = (Get-StellantisVehicle -Connection other -First 1).VehicleId").WithoutErrors();
        Reconnect();
    }

    // -Raw writes the answer as it came, whatever is in it.
    public static TheoryData<string> Calls =>
    [
        .. CmdletCalls.All.Where(call => !call.StartsWith("Connect-", StringComparison.Ordinal)
            && !call.StartsWith("Disconnect-", StringComparison.Ordinal)
            && !call.Contains("-Raw", StringComparison.Ordinal)),
        "New-StellantisChannel -Label Hook -WebhookTarget $target -Attribute @{ type='Header'; key='Authorization'; value=$attribute }",
        "New-StellantisChannel -Label Phones -PushDevice $push",
        "New-StellantisMonitor ch-1 -Label m -BoolExp s -Trigger @{ name='s'; setting=@{ type='DigitalKey' } } -Attribute @{ type='Body'; " +
            "key='token'; value=$attribute }",
        "Invoke-StellantisRequest /accounts/vehicles -Header @{ 'X-Token'=$header } -Query @{ who=$email }",
        "Send-StellantisRemote $v ch-1 @{ navigation=@{ positions=@(@{ type='Feature'; geometry=@{ type='Point'; " +
            "coordinates=@(2.352222, 48.856614) } }) } }",
        "Get-StellantisVehicle | Get-StellantisTelemetry -Latest",
    ];

    [Theory]
    [MemberData(nameof(Calls))]
    public void Nothing_leaks_when_all_is_well(string call)
    {
        var run = Run(call);
        Hunt(run);
        var shown = _session.RunText($"{call} -WarningAction Ignore");
        Assert.All(s_secrets, secret => Assert.DoesNotContain(secret, shown, StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public void Nothing_leaks_when_the_service_fails_and_repeats_what_it_was_sent(string call)
    {
        foreach (var echo in new Func<CannedRequest, CannedAnswer>[] { EchoError, EchoHtml, EchoBroken })
        {
            _service.First = request => echo(request);
            Hunt(Run(call));
        }
    }

    [Theory]
    [InlineData("Remove-StellantisChannel ch-1 -WhatIf")]
    [InlineData("Send-StellantisRemote $v ch-1 @{ horn=@{ state='Activated' } } -WhatIf")]
    public void What_would_be_done_names_its_target(string call) =>
        Assert.Contains(call.Contains("$v", StringComparison.Ordinal) ? CannedService.Vehicle : "ch-1", _session.RunText(call, 200),
            StringComparison.Ordinal);

    [Fact]
    public void A_log_tells_what_was_sent_and_what_came()
    {
        var run = _session.Run("Get-StellantisVehicle -First 1 -Verbose -Debug").WithoutErrors();
        Assert.Contains(run.Verbose, line => LogLine().IsMatch(line));
        Assert.Contains(run.Debug, text => text.StartsWith("> GET /v1/accounts/vehicles?pageSize=1", StringComparison.Ordinal)
            && text.Contains("X-IBM-Client-Secret: ***", StringComparison.Ordinal));
        Assert.Contains(run.Debug, text => text.StartsWith("< 200 ", StringComparison.Ordinal)
            && text.Contains("*************0042", StringComparison.Ordinal));
        Assert.DoesNotContain(_session.Run("Get-StellantisVehicle -First 1").Verbose, line => line.Length > 0);
    }

    [Fact]
    public void A_connection_in_another_runspace_shows_no_more_than_here()
    {
        var connection = _session.Run("Get-StellantisConnection | Where-Object { -not $_.IsSandbox }").WithoutErrors().Output[^1];
        var text = PSSerializer.Serialize(connection, 5);
        Assert.All(s_secrets, secret => Assert.DoesNotContain(secret, text, StringComparison.OrdinalIgnoreCase));
        using var other = new PowerShellSession();
        var run = other.Run("Get-StellantisVehicle -First 1 -Connection $c -Verbose -Debug", ("c", connection.BaseObject)).WithoutErrors();
        Assert.Single(run.Output);
        Hunt(run);
    }

    private static CannedAnswer EchoError(CannedRequest request) =>
        new(400, $$"""{"name":"BAD_REQUEST","debug":"ERROR_42","message":{{Quoted(request)}}}""", "application/json");

    private static CannedAnswer EchoHtml(CannedRequest request) => new(502, $"<html><body>{All(request)}</body></html>", "text/html");

    private static CannedAnswer EchoBroken(CannedRequest request) => new(200, $$"""{"_embedded":{"x":{{Quoted(request)}}""");

    private static string Quoted(CannedRequest request) => Newtonsoft.Json.JsonConvert.ToString(All(request));

    private static string All(CannedRequest request) =>
        $"{request} {string.Join(" ", request.Headers.Select(h => $"{h.Key}={h.Value}"))} {request.Body} {CannedService.Vehicle} at " +
            $"48.856614,2.352222 of {Email}";

    private void Reconnect() => _session.Run(
        $"Connect-Stellantis $uri $credential $user -Realm B2C -MaxRetry 0 -PartnerId {Partner} -Name canned", ("uri", _service.BaseUri),
            ("credential", Connect.Credential), ("user", Connect.UserId)).WithoutErrors();

    private RunResult Run(string call) => _session.Run(call.Contains('|', StringComparison.Ordinal)
        ? call.Replace(" |", " -Verbose -Debug |", StringComparison.Ordinal) + " -Verbose -Debug" : call + " -Verbose -Debug");

    private static void Hunt(RunResult run)
    {
        var log = run.Verbose.Concat(run.Debug).Concat(run.Warnings)
            .Concat(run.Progress.Select(p => $"{p.Activity} {p.StatusDescription} {p.CurrentOperation}"))
            .Concat(run.Errors.SelectMany(Messages)).ToList();
        var all = log.Concat(run.Errors.SelectMany(Parts)).Concat(run.Information.Select(i => PSSerializer.Serialize(i, 4)))
            .Concat(run.Output.Select(o => PSSerializer.Serialize(o, 6))).ToList();
        foreach (var secret in s_secrets)
            Assert.All(all.Except(Given(run)), text => Assert.DoesNotContain(secret, text, StringComparison.OrdinalIgnoreCase));
        foreach (var vin in s_vins)
            Assert.All(log, text => Assert.DoesNotContain(vin, text, StringComparison.OrdinalIgnoreCase));
        Assert.All(log, text => Assert.DoesNotMatch(PreciseDegrees(), text));
    }

    // What is read and written back is the data: a channel with its target and its devices.
    private static IEnumerable<string> Given(RunResult run) =>
        run.Output.Where(o => o.TypeNames.Any(t => t is "Stellantis.Channel" or "Stellantis.Monitor" or "Stellantis.RemoteAction"))
            .Select(o => PSSerializer.Serialize(o, 6));

    // All of an error but InvocationInfo, which is the user's own command line.
    private static IEnumerable<string> Parts(ErrorRecord error) =>
        new object?[] { error.TargetObject, error.CategoryInfo, error.FullyQualifiedErrorId, error.ErrorDetails, error.Exception }.Select(part =>
            PSSerializer.Serialize(part, 4));

    private static IEnumerable<string> Messages(ErrorRecord error)
    {
        yield return error.ToString();
        yield return error.ErrorDetails?.Message ?? "";
        yield return error.ErrorDetails?.RecommendedAction ?? "";
        for (var e = error.Exception; e is not null; e = e.InnerException)
            yield return e.ToString();
    }

    [GeneratedRegex(@"(?<![\d.])(48\.85\d+|2\.35\d+)")]
    private static partial Regex PreciseDegrees();

    [GeneratedRegex(@"^GET /v1/accounts/vehicles\?pageSize=1 -> 200, \d+ bytes, \d+ ms$")]
    private static partial Regex LogLine();

    /// <summary>One session and one service for all calls.</summary>
    public sealed class Place : IDisposable
    {
        public Place() => Session.Run("", ("v", CannedService.Vehicle), ("target", $"https://{TargetUser}@hooks.example.com/in?{TargetQuery}"),
            ("attribute", AttributeValue), ("push", PushToken), ("header", HeaderSecret), ("email", Email)).WithoutErrors();

        internal CannedService Service { get; } = new();

        internal PowerShellSession Session { get; } = new();

        public void Dispose()
        {
            Session.Dispose();
            Service.Dispose();
        }
    }
}
