using System.Management.Automation;
using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;
using Stellantis.PowerShell.Tests.Engine;
using Stellantis.Testing;
using Xunit;

namespace Stellantis.PowerShell.Tests.Tour;

/// <summary>The tour, captured on the wire, beside what the service's quickstart page sends.</summary>
public sealed class QuickstartWireTests(QuickstartWireTests.Toured tour) : IClassFixture<QuickstartWireTests.Toured>
{
    private const string Ending = "Disconnect-Stellantis";
    private const string Vin = "VR3FBYHZ3R0649664";

    private static readonly string[] s_vehicleHeaders =
        ["X-Introspect-Realm", "X-CVS-Scope", "X-IBM-Client-Id", "X-IBM-Client-Secret", "X-Supersede-CVS-User-Id"];
    private static readonly string[] s_monitorHeaders = [.. s_vehicleHeaders, "X-CVS-User-Id", "Cookie", "X-PartnerId", "X-Customer-Context"];

    [Fact]
    public void The_vehicles_are_walked_over_two_pages_at_least()
    {
        var lists = Requests("GET", "/v1/accounts/vehicles$");
        Assert.True(lists.Count >= 2);
        Assert.Equal("env=int&pageSize=10", string.Join("&", (IEnumerable<string>)lists[0].Properties["Query"].Value));
        Assert.All(lists, r => AssertHeaders(r, s_vehicleHeaders, $"data:vehicle VIN:{Vin}"));
    }

    [Fact]
    public void The_alerts_of_a_vehicle_are_read()
    {
        var alerts = Assert.Single(Requests("GET", $"/v1/accounts/vehicles/{Vin}/alerts$"));
        Assert.Equal("env=int", string.Join("&", (IEnumerable<string>)alerts.Properties["Query"].Value));
        AssertHeaders(alerts, s_vehicleHeaders, "data:telemetry:vehicle:alert", $"VIN:{Vin}");
    }

    [Fact]
    public void The_three_monitors_are_posted_as_published()
    {
        // The tour makes one more of its own afterwards.
        var posts = Requests("POST", "/v1/accounts/channels/[0-9a-f-]+/monitors$").Take(3).ToList();
        Assert.Equal(["Monitor 409", "Monitor 790", "Monitor 711"],
            posts.Select(p => (string?)JToken.Parse((string)p.Properties["Body"].Value)["label"]));
        Assert.All(posts, r =>
        {
            AssertHeaders(r, s_monitorHeaders, "monitor:write", $"VIN:{Vin}");
            Assert.Equal("env=int", string.Join("&", (IEnumerable<string>)r.Properties["Query"].Value));
            Assert.Equal("application/json", Headers(r)["Content-Type"]);
            Assert.Equal("PSACountry=IT; PSACountry=FR;", Headers(r)["Cookie"]);
            Assert.DoesNotContain("{", Regex.Match((string)r.Properties["Body"].Value, "\"(ChannelId|monitorId)\": \"([^\"]*)\"").Groups[2].Value,
                StringComparison.Ordinal);
        });
    }

    [Fact]
    public void One_monitor_is_deleted()
    {
        // That of the tour itself is the second.
        var delete = Requests("DELETE", "/v1/accounts/channels/[0-9a-f-]+/monitors/[0-9a-z]+$")[0];
        AssertHeaders(delete, s_monitorHeaders, "monitor:write", $"VIN:{Vin}");
        Assert.Equal(204, delete.Properties["Status"].Value);
    }

    [Fact]
    public void The_fleet_is_locked_but_for_the_vehicles_that_would_refuse()
    {
        Assert.Equal(2, tour.Refused.Count);
        var sent = Requests("POST", "/remotes$").ToLookup(r => ActionOf(r), r => ((string)r.Properties["Path"].Value).Split('/')[4]);
        Assert.Equal(["horn", "lights", "locking"], sent.Select(kind => kind.Key).Order(StringComparer.Ordinal));
        Assert.Equal(tour.Fleet.Except(tour.Refused).Order(StringComparer.Ordinal), sent["locking"].Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_wait_that_was_saved_is_ended_by_the_second_engine()
    {
        var ended = tour.Output.Where(o => o.BaseObject.GetType().Name == "RemoteAction" && "Lights".Equals(o.Properties["Type"].Value)
            && tour.Fleet.Skip(3).Take(3).Contains((string)o.Properties["VehicleId"].Value)).ToList();
        Assert.Equal(3, ended.Count);
        Assert.All(ended, o => Assert.Equal("Success", o.Properties["Outcome"].Value));
    }

    [Fact]
    public void Every_request_succeeded() => Assert.All(tour.Requests, r => Assert.InRange((int)r.Properties["Status"].Value, 200, 299));

    private List<PSObject> Requests(string method, string path) =>
        [.. tour.Requests.Where(r => (string)r.Properties["Method"].Value == method && Regex.IsMatch((string)r.Properties["Path"].Value, path))];

    private static string ActionOf(PSObject request) =>
        ((JObject)JToken.Parse((string)request.Properties["Body"].Value)["action"]!).Properties().Single().Name;

    private static Dictionary<string, string> Headers(PSObject request) => (Dictionary<string, string>)request.Properties["Headers"].Value;

    private static void AssertHeaders(PSObject request, string[] names, params string[] scopeWords)
    {
        var headers = Headers(request);
        Assert.All(names, name => Assert.NotEmpty(headers[name]));
        Assert.All(scopeWords, word => Assert.Contains(word, headers["X-CVS-Scope"], StringComparison.Ordinal));
    }

    /// <summary>The tour, run once: what it wrote and what its sandbox received.</summary>
    public sealed class Toured
    {
        public Toured()
        {
            var folder = Repository.File("src/Stellantis.Shell/Tour");
            var script = File.ReadAllText(Path.Combine(folder, "Tour.ps1"));
            Assert.EndsWith(Ending, script.TrimEnd(), StringComparison.Ordinal);
            // The tour ends its sandbox; what that received is read before.
            script = script.TrimEnd()[..^Ending.Length].Replace("$PSScriptRoot", folder, StringComparison.Ordinal)
                // Sandboxes of other tests run in this process too.
                .Replace("(Get-StellantisSandbox)", "(Get-StellantisSandbox | Where-Object { $_.BaseUri.Port -eq " +
                    "([uri](Get-StellantisConnection).BaseUri).Port })", StringComparison.Ordinal);
            using var session = new PowerShellSession();
            Output = session.Run(script).WithoutErrors().Output;
            Requests = session.Run("Get-StellantisSandboxRequest").WithoutErrors().Output;
            Fleet = session.Run("$fleet.VehicleId").WithoutErrors().Values<string>();
            Refused = session.Run("$refused.TargetObject").WithoutErrors().Values<string>();
        }

        public IReadOnlyList<PSObject> Output { get; }

        public IReadOnlyList<PSObject> Requests { get; }

        public IReadOnlyList<string> Fleet { get; }

        public IReadOnlyList<string> Refused { get; }
    }
}
