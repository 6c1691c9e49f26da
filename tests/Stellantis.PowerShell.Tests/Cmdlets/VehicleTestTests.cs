using System.Globalization;
using Stellantis.PowerShell.Tests.Engine;
using Stellantis.PowerShell.Tests.Support;
using Xunit;

namespace Stellantis.PowerShell.Tests.Cmdlets;

/// <summary>Why there is no data of a vehicle, by what the service answers about it.</summary>
public sealed class VehicleTestTests : IDisposable
{
    private const string Vin = "VR3UHZKXZPT500042";
    private const string Able = """{"onboardCapabilities":{"data":["data:telemetry"],"remote":{}}}""";
    private const string Unable = """{"onboardCapabilities":{"data":[],"remote":{}}}""";
    private const string NoData = """{"code":1001,"debug":"CMP_1","message":"No data"}""";
    private const string NotOffered = """{"code":"FEATURE_NOT_SUPPORTED","debug":"ERROR_1","message":"Not here"}""";

    // The service's clock, which is not that of this machine; and a vehicle that told something an hour ago.
    private static readonly DateTimeOffset s_now = new(2031, 5, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly PowerShellSession _session = new();

    public void Dispose() => _session.Dispose();

    public static TheoryData<string, (int, string), (int, string), (int, string), string, string> Answers => new()
    {
        { "it sends", (200, ""), (200, Able), (200, Told(TimeSpan.FromHours(3))), "GivesData", "it gives data" },
        { "it told nothing of privacy", (200, ""), (200, Able), (200, Told(TimeSpan.FromHours(3), "")), "GivesData", "it gives data" },
        { "no capability is offered", (200, ""), (501, NotOffered), (200, Told(TimeSpan.FromHours(3))), "GivesData", "it gives data" },
        { "no capability may be seen", (200, ""), (403, "{}"), (200, Told(TimeSpan.FromHours(3))), "GivesData", "it gives data" },
        { "no capability is known", (200, ""), (404, "{}"), (200, Told(TimeSpan.FromHours(3))), "GivesData", "it gives data" },
        { "the vehicle itself may not be seen", (403, "{}"), (403, "{}"), (200, Told(TimeSpan.FromHours(3))), "GivesData", "it gives data" },
        { "the capability does not list what it sends", (200, ""), (200, Unable), (200, Told(TimeSpan.FromHours(3))), "GivesData", "it gives data" },
        { "silent", (200, ""), (200, Able), (200, Told(TimeSpan.FromDays(12.5))), "Silent", "it has been silent for 12 days" },
        {
            "silent and shares no position", (200, ""), (200, Able), (200, Told(TimeSpan.FromDays(12.5), "Geolocation")), "Silent",
            "it has been silent for 12 days; its driver shares no position"
        },
        {
            "a clock that is wrong", (200, ""), (200, Able), (200, Told(-TimeSpan.FromDays(400))), "Silent", "its messages are dated in the future"
        },
        { "private", (200, ""), (200, Able), (200, Told(TimeSpan.FromDays(90), "Full")), "Private", "its driver shares nothing" },
        {
            "private, and nothing else is told", (200, ""), (200, Able), (200, """{"privacy":{"state":"Full"}}"""), "Private",
            "its driver shares nothing"
        },
        {
            "no position", (200, ""), (200, Able), (200, Told(TimeSpan.FromHours(3), "Geolocation")), "NoPosition", "its driver shares no position"
        },
        { "never seen", (200, ""), (200, Able), (404, NoData), "NeverSeen", "it has never sent anything" },
        { "never seen, in an empty answer", (200, ""), (200, Able), (200, "{}"), "NeverSeen", "it has never sent anything" },
        { "never seen, not said in the service's words", (200, ""), (200, Able), (404, "<html/>"), "NeverSeen", "it has never sent anything" },
        { "without equipment", (200, ""), (200, Unable), (404, NoData), "NotSupported", "it can send no data (capability)" },
        { "no telemetry is offered", (200, ""), (501, NotOffered), (501, NotOffered), "NotSupported", "its telemetry is not offered (501)" },
        { "refused", (200, ""), (200, Able), (403, "{}"), "NotGranted", "its telemetry is refused (403)" },
        { "unknown", (404, "{}"), (500, ""), (500, ""), "NotKnown", "the account does not know it (404)" },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public void A_verdict_follows_from_what_the_service_answers(
        string what, (int, string) vehicle, (int, string) capability, (int, string) telemetry, string verdict, string reason)
    {
        Assert.NotEmpty(what);
        using var server = Serving(vehicle, capability, telemetry);
        _session.To(server.BaseUri);
        var test = _session.Run($"Test-StellantisVehicle {Vin} | Select-Object Flat").WithoutErrors();
        Assert.Equal((verdict, reason), ((string?)test.Property("Verdict")[0], (string?)test.Property("Reason")[0]));
        Assert.Equal(verdict == "GivesData", string.IsNullOrEmpty((string?)test.Property("Remedy")[0]));
        Assert.Equal(verdict == "NotKnown" ? 1 : 3, server.Requests);
        Assert.Equal(server.Requests, test.Property("Requests")[0]);
    }

    [Fact]
    public void What_was_found_out_is_told_fact_by_fact()
    {
        using var server = Serving((200, ""), (200, Able), (200, Told(TimeSpan.FromHours(50), "Geolocation")));
        _session.To(server.BaseUri);
        var test = _session.Run($"Test-StellantisVehicle {Vin}").WithoutErrors();
        Assert.Equal((true, true, true, "Geolocation", s_now.AddHours(-50).LocalDateTime), (test.Property("IsKnown")[0], test.Property("CanSend")[0],
            test.Property("IsGranted")[0], test.Property("Privacy")[0], test.Property("LastSeenAt")[0]));
    }

    [Fact]
    public void The_age_is_by_the_clock_of_the_service()
    {
        using var server = Serving((200, ""), (200, Able), (200, Told(TimeSpan.FromHours(50))));
        _session.To(server.BaseUri);
        Assert.Equal(50, (int)_session.Run($"(Test-StellantisVehicle {Vin}).Age").WithoutErrors().Value<TimeSpan>().TotalHours);
    }

    [Theory]
    [InlineData("2d", "Silent")]
    [InlineData("3d", "GivesData")]
    [InlineData("0", "Silent")]
    public void How_long_a_silence_is_meant_is_for_the_user_to_say(string after, string verdict)
    {
        using var server = Serving((200, ""), (200, Able), (200, Told(TimeSpan.FromHours(50))));
        _session.To(server.BaseUri);
        Assert.Equal(verdict, _session.Run($"(Test-StellantisVehicle {Vin} -SilentAfter {after}).Verdict").WithoutErrors().Value<string>());
    }

    [Theory]
    [InlineData("data:vehicle", "NotGranted", "the connection asks for no telemetry", "-AddScope data:telemetry.")]
    [InlineData("data:telemetry:vehicle:energies", "NoPosition", "the connection asks for no position", "-AddScope data:telemetry:vehicle:location.")]
    [InlineData("data:telemetry:vehicle", "GivesData", "it gives data", null)]
    public void A_scope_that_the_connection_does_not_ask_for_is_named(string scope, string verdict, string reason, string? remedy)
    {
        using var server = Serving((200, ""), (200, Able), (200, Told(TimeSpan.FromHours(3))));
        _session.To(server.BaseUri, $"-Scope {scope}");
        var test = _session.Run($"Test-StellantisVehicle {Vin}").WithoutErrors();
        Assert.Equal((verdict, reason), ((string?)test.Property("Verdict")[0], (string?)test.Property("Reason")[0]));
        Assert.EndsWith(remedy ?? "", $"{test.Property("Remedy")[0]}", StringComparison.Ordinal);
        Assert.Equal(verdict == "NotGranted" ? 2 : 3, server.Requests);
    }

    [Theory]
    [InlineData("Get-StellantisVehicle $v", 2)]
    [InlineData("Get-StellantisVehicleCapability $v", 1)]
    [InlineData("Get-StellantisTelemetry $v -Latest", 1)]
    [InlineData("Get-StellantisVehicle $v | Get-StellantisTelemetry -Latest", 1)]
    [InlineData("Get-StellantisVehicle $v | Select-Object VehicleId", 3)]
    public void What_was_read_in_the_pipeline_is_not_asked_for_again(string read, int requests)
    {
        using var server = Serving((200, $$"""{"vin":"{{Vin}}"}"""), (200, Able), (200, Told(TimeSpan.FromHours(3))));
        _session.To(server.BaseUri);
        _session.Run($"$read = {read}", ("v", Vin)).WithoutErrors();
        server.Clear();
        var test = _session.Run("$read | Test-StellantisVehicle").WithoutErrors();
        Assert.Equal((Vin, "GivesData", true), (test.Property("VehicleId")[0], test.Property("Verdict")[0], test.Property("IsKnown")[0]));
        Assert.Equal(requests, server.Requests);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(16)]
    public void A_fleet_is_one_line_a_vehicle_in_its_order_with_those_that_nobody_knows_among_them(int limit)
    {
        _session.ToSandbox("-VehicleCount 12");
        var run = _session.Run("""
            $all = Get-StellantisVehicle -All
            $all | Set-StellantisSandboxVehicle -Moving $false -Privacy None -NoData $false
            $all[3] | Set-StellantisSandboxVehicle -NoData $true
            $cars = $all.VehicleId
            $asked = @($cars[0..4]) + 'VR3UHZKXZPT599999', 'x/y', 'VR3' + @($cars[5..11])
            $asked | Test-StellantisVehicle -ThrottleLimit $limit
            """, ("limit", limit));
        // What is no id at all is an error in its turn.
        Assert.Equal("x/y", run.Error.TargetObject);
        Assert.StartsWith("InvalidRequest,", run.Error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(_session.Run("$asked -ne 'x/y'").Values<string>(), run.Property("VehicleId"));
        string[] others = ["NeverSeen", "NotKnown", "NotKnown"];
        Assert.Equal(others, run.Property("Verdict").Where(verdict => !"GivesData".Equals(verdict)));
        Assert.Equal(0, _session.Run("@(Get-StellantisSandboxRequest | Where-Object Method -NE GET).Count").Value<int>());
    }

    [Fact]
    public void A_service_that_fails_is_an_error_and_no_verdict()
    {
        _session.ToSandbox("-VehicleCount 3 -MaxRetry 0");
        var run = _session.Run("""
            $cars = (Get-StellantisVehicle -All).VehicleId
            Set-StellantisSandboxFault -Kind Status -Status 500 -Path "*$($cars[1])/telemetries/latest"
            $cars | Test-StellantisVehicle
            """);
        Assert.StartsWith("ServiceUnavailable,", run.Error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(_session.Run("$cars[0, 2]").Values<string>(), run.Property("VehicleId"));
    }

    [Fact]
    public void A_silence_of_less_than_nothing_is_refused()
    {
        _session.ToSandbox();
        Assert.Contains("-SilentAfter", _session.Run($"Test-StellantisVehicle {Vin} -SilentAfter -1").Error.ErrorDetails.Message,
            StringComparison.Ordinal);
    }

    private static string Told(TimeSpan age, string privacy = "None") => privacy.Length == 0 ? $$"""{"createdAt":"{{Text(age)}}"}"""
        : $$"""{"createdAt":"{{Text(age)}}","privacy":{"state":"{{privacy}}"} }""";

    private static string Text(TimeSpan age) => (s_now - age).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    private static CannedServer Serving((int Status, string Body) vehicle, (int Status, string Body) capability, (int Status, string Body) telemetry)
    {
        var date = $"Date: {s_now.ToString("R", CultureInfo.InvariantCulture)}\r\n";
        return CannedServer.Routing(request =>
        {
            var (status, body) = request.Path.EndsWith("/capability", StringComparison.Ordinal) ? capability
                : request.Path.EndsWith("/telemetries/latest", StringComparison.Ordinal) ? telemetry : vehicle;
            return new CannedAnswer(status, body.Length == 0 ? "{}" : body) { Headers = date };
        });
    }
}
