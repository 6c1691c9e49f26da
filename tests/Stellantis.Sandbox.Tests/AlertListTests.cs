using System.Globalization;
using Newtonsoft.Json.Linq;
using Stellantis.Sandbox.Options;
using Xunit;

namespace Stellantis.Sandbox.Tests;

public sealed class AlertListTests
{
    private static readonly DateTimeOffset s_now = new(2025, 6, 15, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Fleets_have_vehicles_with_many_alerts_and_with_none()
    {
        using var caller = new SandboxCaller();
        var counts = new List<int>();
        foreach (var vehicle in (await caller.WalkAsync("/accounts/vehicles", "vehicles")).Items)
            counts.Add((int)(await caller.GetAsync((string)vehicle.SelectToken("_links.alerts.href")!)).Expect(200)["total"]!);

        Assert.Contains(0, counts);
        Assert.Contains(counts, count => count > 3);
    }

    [Fact]
    public async Task Active_alerts_have_no_end_and_ended_ones_do()
    {
        using var caller = Start();
        var path = await PathAsync(caller);

        var all = await caller.WalkAsync(path, "alerts");
        var active = await caller.WalkAsync(path + "?active=true", "alerts");
        var ended = await caller.WalkAsync(path + "?active=false", "alerts");

        Assert.NotEmpty(active.Items);
        Assert.NotEmpty(ended.Items);
        Assert.Equal(all.Items.Count, active.Items.Count + ended.Items.Count);
        Assert.All(active.Items, alert => Assert.True((bool)alert["active"]! && alert["endAt"] is null && alert["endPosition"] is null));
        Assert.All(ended.Items, alert => Assert.False((bool)alert["active"]!));
        Assert.All(ended.Items, alert => Assert.True(At(alert, "endAt") >= At(alert, "startedAt") && At(alert, "endAt") <= s_now));
        Assert.All(all.Items, alert => Assert.Matches("^(Information|Warning|Critical)$", (string?)alert["severity"]));
    }

    [Fact]
    public async Task Positions_are_longitude_first_and_somewhere_in_europe()
    {
        using var caller = Start();

        var (alerts, _) = await caller.WalkAsync(await PathAsync(caller), "alerts");

        var places = alerts.SelectMany(alert => alert.SelectTokens("$..coordinates")).ToList();
        Assert.NotEmpty(places);
        Assert.All(places, place => Assert.InRange((double)place[0]!, -10, 20));
        Assert.All(places, place => Assert.InRange((double)place[1]!, 35, 60));
        Assert.All(alerts, alert => Assert.Equal((string?)alert["startedAt"],
            (string?)alert.SelectToken("startPosition.properties.createdAt", errorWhenNoMatch: true)));
    }

    [Fact]
    public async Task The_newest_alert_comes_first_unless_the_oldest_is_asked_for()
    {
        using var caller = Start();
        var path = await PathAsync(caller);

        var newest = (await caller.WalkAsync(path + "?pageSize=2", "alerts")).Items;
        var oldest = (await caller.WalkAsync(path + "?pageSize=3&orderBy=ascending", "alerts")).Items;

        Assert.Equal(newest.Select(alert => At(alert, "startedAt")).OrderDescending(), newest.Select(alert => At(alert, "startedAt")));
        Assert.Equal(newest.Select(Id), oldest.AsEnumerable().Reverse().Select(Id));
        Assert.Equal(newest.Count, newest.Select(Id).Distinct().Count());
    }

    [Theory]
    [InlineData("2025-06-01T00:00:00Z/2025-06-15T12:00:00Z")]
    [InlineData("2025-05-01T00:00:00%2B02:00/P30D")]
    [InlineData("2025-05-15T00:00:00Z/")]
    [InlineData("/2025-03-15T00:00:00Z")]
    public async Task A_time_window_selects(string window)
    {
        using var caller = Start();
        var all = new List<JToken>();
        var found = new List<JToken>();
        foreach (var vehicle in (await caller.WalkAsync("/accounts/vehicles", "vehicles")).Items)
        {
            var path = (string)vehicle.SelectToken("_links.alerts.href")!;
            all.AddRange((await caller.WalkAsync(path, "alerts")).Items);
            found.AddRange((await caller.WalkAsync(path + "?pageSize=2&timestamps=" + window, "alerts")).Items);
        }

        var parts = window.Replace("%2B", "+", StringComparison.Ordinal).Split('/');
        var start = parts[0].Length == 0 ? DateTimeOffset.MinValue : DateTimeOffset.Parse(parts[0], CultureInfo.InvariantCulture);
        var end = parts[1] switch { "" => s_now, "P30D" => start.AddDays(30), var text => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture) };
        Assert.NotEmpty(found);
        Assert.True(found.Count < all.Count);
        Assert.Equal(all.Where(alert => At(alert, "startedAt") >= start && At(alert, "startedAt") <= end).Select(Id), found.Select(Id));
    }

    [Fact]
    public async Task Time_windows_add_up()
    {
        using var caller = Start();
        var path = await PathAsync(caller);
        var all = (await caller.WalkAsync(path, "alerts")).Items;
        string Around(JToken alert) => $"timestamps={alert["startedAt"]}/PT0S";

        var two = await caller.WalkAsync($"{path}?{Around(all[0])}&{Around(all[^1])}", "alerts");

        Assert.Equal([Id(all[0]), Id(all[^1])], two.Items.Select(Id));
    }

    [Theory]
    [InlineData("active=yes", "active")]
    [InlineData("orderBy=newest", "orderBy")]
    [InlineData("timestamps=yesterday", "timestamps")]
    [InlineData("timestamps=/2025-01-01&timestamps=/2025-01-01&timestamps=/2025-01-01&timestamps=/" +
        "2025-01-01&timestamps=/2025-01-01&timestamps=/2025-01-01&timestamps=/2025-01-01&timestamps=/" +
        "2025-01-01&timestamps=/2025-01-01&timestamps=/2025-01-01&timestamps=/2025-01-01", "10")]
    public async Task A_filter_that_breaks_the_contract_is_named(string query, string named)
    {
        using var caller = Start();

        var answer = await caller.GetAsync(await PathAsync(caller) + "?" + query);

        Assert.Equal(400, answer.Status);
        Assert.Contains(named, answer.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "Front left tyre")]
    [InlineData("?locale=en-GB", "Front left tyre")]
    [InlineData("?locale=fr-FR", "Pneu avant gauche")]
    [InlineData("?locale=de", "Reifendruck vorn links")]
    [InlineData("?locale=it-IT", "Pneumatico anteriore sinistro")]
    [InlineData("?locale=es_ES", "neumático delantero izquierdo")]
    [InlineData("?locale=fi-FI", "Front left tyre")]
    public async Task Messages_are_in_the_language_of_the_locale(string query, string words)
    {
        using var caller = new SandboxCaller(new SandboxOptions { VehicleCount = 100 });
        JToken? alert = null;
        foreach (var vehicle in (await caller.WalkAsync("/accounts/vehicles", "vehicles")).Items)
        {
            alert = (await caller.WalkAsync((string)vehicle.SelectToken("_links.alerts.href")!, "alerts")).Items.Find(alert =>
                (string?)alert["type"] == "FrontLeftTireUnderInflated");
            if (alert is not null)
                break;
        }

        var single = (await caller.GetAsync(alert!.SelectToken("_links.self.href") + query)).Expect(200);

        Assert.Contains(words, (string?)single["message"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_right_to_see_places_there_are_none()
    {
        using var caller = Start();
        var path = await PathAsync(caller);
        caller.Headers["X-CVS-Scope"] = "data:telemetry:vehicle:alert";

        var (alerts, _) = await caller.WalkAsync(path, "alerts");

        Assert.NotEmpty(alerts);
        Assert.All(alerts, alert => Assert.Null(alert["startPosition"]));
    }

    [Fact]
    public async Task An_alert_is_the_same_by_itself_and_in_the_list()
    {
        using var caller = Start();
        var listed = (await caller.WalkAsync(await PathAsync(caller), "alerts")).Items[0];

        var single = (await caller.GetAsync((string)listed.SelectToken("_links.self.href")!)).Expect(200);

        Assert.True(JToken.DeepEquals(listed, single));
        Assert.Equal(404, (await caller.GetAsync(await PathAsync(caller) + "/0123456789abcdef0123")).Status);
    }

    private static SandboxCaller Start() => new(new SandboxOptions { Clock = () => s_now });

    /// <summary>The path of the alerts of a vehicle that has several, active and ended ones.</summary>
    private static async Task<string> PathAsync(SandboxCaller caller)
    {
        foreach (var vehicle in (await caller.WalkAsync("/accounts/vehicles", "vehicles")).Items)
        {
            var path = (string)vehicle.SelectToken("_links.alerts.href")!;
            var alerts = (await caller.WalkAsync(path, "alerts")).Items;
            if (alerts.Count > 4 && alerts.Select(alert => (bool)alert["active"]!).Distinct().Count() == 2)
                return path;
        }

        throw new InvalidOperationException("No vehicle of the fleet has enough alerts.");
    }

    private static string Id(JToken alert) => (string)alert["id"]!;

    private static DateTimeOffset At(JToken alert, string name) => DateTimeOffset.Parse((string)alert[name]!, CultureInfo.InvariantCulture);
}
