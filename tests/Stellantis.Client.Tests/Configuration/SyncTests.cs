using System.Globalization;
using Newtonsoft.Json.Linq;
using Stellantis.Client.Auth;
using Stellantis.Client.Calls;
using Stellantis.Client.Configuration;
using Stellantis.Client.Masking;
using Stellantis.Client.Tests.Calls;
using Xunit;

namespace Stellantis.Client.Tests.Configuration;

/// <summary>
/// The account becomes what a file says, whatever goes wrong on the way. <c>STELLANTIS_SYNC_SEEDS=500</c> tries more of them, with a fault at every
/// request; by itself it tries some of the requests of each.
/// </summary>
public class SyncTests
{
    private const int FaultsOfSeed = 3;

    private static readonly Dictionary<string, string> s_secrets = new()
    {
        ["pass"] = "p@ss/w:rd", ["auth"] = "Bearer 0123456789abcdef", ["team"] = "night-shift-7",
    };

    private static readonly int? s_asked = int.TryParse(Environment.GetEnvironmentVariable("STELLANTIS_SYNC_SEEDS"), NumberStyles.None,
        CultureInfo.InvariantCulture, out var asked) ? asked : null;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, s_asked ?? 10)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task After_a_fault_at_any_request_the_next_sync_makes_the_account_what_the_file_says(int seed)
    {
        var generator = new RandomConfiguration(seed);
        var (first, second) = (generator.Next(), generator.Next());
        using var before = new FakeAccount();
        using (var client = Client(before))
            await SyncAsync(client, first, ConfigurationState.None);
        before.Expect(-1, default);
        using (var client = Client(before.Copy(out var account)))
        {
            await SyncAsync(client, second, ConfigurationState.None);
            AssertIs(second, account, $"seed {seed}, no fault");
            before.Count(account);
        }
        var kinds = Enum.GetValues<FakeAccount.Fault>();
        var all = Enumerable.Range(0, before.Requests);
        foreach (var at in s_asked is null ? all.OrderBy(at => (at * 7919 + seed) % 1000).Take(FaultsOfSeed) : all)
            await AssertRecoversAsync(before, second, at, kinds[(seed + at) % kinds.Length], $"seed {seed}, request {at} of {before.Requests}");
    }

    private static async Task AssertRecoversAsync(FakeAccount before, JObject file, int at, FakeAccount.Fault kind, string context)
    {
        context = $"{context}, {kind}";
        using var client = Client(before.Copy(out var account));
        account.Expect(at, kind);
        var (state, _) = await SyncAsync(client, file, ConfigurationState.None, isWhole: false);
        Assert.True(account.Requests > at, context);

        account.Expect(-1, default);
        await SyncAsync(client, file, at % 2 == 0 ? state : ConfigurationState.None);
        AssertIs(file, account, context);
        Assert.True(account.Created.Distinct().Count() == account.Created.Count, $"{context}: created twice: {string.Join(", ", account.Created)}");

        account.Changes.Clear();
        var (_, steps) = await SyncAsync(client, file, state);
        Assert.True(steps.Count == 0 && account.Changes.Count == 0, $"{context}: a further sync did {string.Join("; ", steps.Select(s => s.Words))}");
    }

    internal static StellantisClient Client(HttpMessageHandler account) => new(new ClientSettings
    {
        BaseUri = new Uri("https://api.example.test/v1/"),
        Authentication = new GatewayAuthentication("id", "secret", "user") { Realm = "B2C" },
        Time = new QuickTime(),
        MaxRetry = 0,
    }, account);

    // As the cmdlet does it: read, plan, step by step until one fails.
    internal static async Task<(ConfigurationState State, IReadOnlyList<PlannedStep> Steps)> SyncAsync(
        StellantisClient client, JObject file, ConfigurationState state, bool isWhole = true)
    {
        var (items, problems) = (new List<ConfigurationItem>(), new List<ConfigurationProblem>());
        ConfigurationText.Read(file.ToString(), "file", items, problems);
        var wanted = ConfigurationSet.Of(items);
        Assert.Empty(problems.Concat(ConfigurationCheck.Errors(wanted, "file", s_secrets.GetValueOrDefault)));
        ConfigurationCheck.Fill(wanted, s_secrets.GetValueOrDefault, new Redactor());
        IReadOnlyList<PlannedStep> steps = [];
        StepRunner? runner = null;
        try
        {
            var plan = new ConfigurationPlan(wanted, await new AccountReader(client, 4).ReadAsync(default), state);
            steps = plan.Steps(prune: true);
            runner = new StepRunner(client, plan, id => id);
            foreach (var step in steps)
                await runner.RunAsync(step, runner.CallOf(step), default);
        }
        catch (StellantisApiException) when (!isWhole)
        {
            // It broke off there.
        }
        return (runner?.State ?? state, steps);
    }

    // Held against the account itself, and not by what reads it for a sync.
    internal static void AssertIs(JObject file, FakeAccount account, string context)
    {
        var channels = account.Channels.ToDictionary(c => (string)c.Value["body"]!["label"]!, c => c);
        var ids = account.Monitors.ToDictionary(m => (string)m.Value["body"]!["label"]!, m => m.Key);
        var monitors = ids.ToDictionary(m => m.Key, m => account.Monitors[m.Value]);
        Assert.True(channels.Count == file["channels"]!.Count() && monitors.Count == file["monitors"]!.Count(), context);
        foreach (var channel in file["channels"]!)
        {
            var there = channels[(string)channel["subscribe"]!["label"]!].Value;
            Assert.True((string?)channel["status"] == (string?)there["status"], context);
            AssertBody((JObject)channel["subscribe"]!, (JObject)there["body"]!, context);
        }
        foreach (var monitor in file["monitors"]!)
        {
            var there = monitors[(string)monitor["monitor"]!["label"]!];
            Assert.True((string?)monitor["status"] == (string?)there["status"], context);
            Assert.True((string?)there["on"] == channels[(string)monitor["channel"]!].Key, context);
            Assert.True(Set(monitor["vehicleIds"]).SetEquals(Set(there["vehicleIds"]))
                && Set(monitor["groups"]).SetEquals(Set(there["groups"])), context);
            AssertBody(WithIds((JObject)monitor["monitor"]!, (label, isMonitor) => isMonitor ? ids[label] : channels[label].Key),
                Spelled((JObject)there["body"]!, ids[(string)monitor["monitor"]!["label"]!]), context);
        }
    }

    // As the service has to have it: ids in the places of labels, and no id for the monitor itself.
    private static JObject WithIds(JObject monitor, Func<string, bool, string> idOf)
    {
        var wanted = (JObject)monitor.DeepClone();
        foreach (var named in wanted.Descendants().OfType<JProperty>().Where(p => p.Name is "monitorId" or "ChannelId" or "channelId").ToArray())
        {
            if (named.Value is JObject label)
                named.Value = idOf((string)label["label"]!, named.Name == "monitorId");
        }
        return Spelled(wanted, idOf((string)monitor["label"]!, true));
    }

    private static JObject Spelled(JObject monitor, string own)
    {
        var spelled = JObject.Parse(monitor.ToString().Replace("\"channelId\"", "\"ChannelId\""));
        foreach (var named in spelled.Descendants().OfType<JProperty>().Where(p => p.Name == "monitorId" && (string?)p.Value == own).ToArray())
            named.Remove();
        return spelled;
    }

    private static HashSet<string> Set(JToken? list) => [.. list!.Select(item => (string)item!)];

    private static void AssertBody(JObject wanted, JObject there, string context)
    {
        var filled = wanted.ToString(Newtonsoft.Json.Formatting.None);
        foreach (var (name, secret) in s_secrets)
            filled = filled.Replace("{{" + name + "}}@", Uri.EscapeDataString(secret) + "@").Replace("{{" + name + "}}", secret);
        Assert.True(Sorted(JObject.Parse(filled)) == Sorted(there, JObject.Parse(filled)),
            $"{context}: {Sorted(JObject.Parse(filled))} is not {Sorted(there)}");
    }

    // Without order, and without what the contract does not know and the file says nothing of: that stays as the service has it.
    private static string Sorted(JToken value, JToken? wanted = null) => value switch
    {
        JObject o => "{" + string.Join(",", o.Properties().Where(p => p.Name != "xFuture" || wanted is null || wanted["xFuture"] is not null)
            .OrderBy(p => p.Name, StringComparer.Ordinal)
            .Select(p => $"{p.Name}:{Sorted(p.Value, wanted?.Type == JTokenType.Object ? wanted[p.Name] : null)}")) + "}",
        JArray a => "[" + string.Join(",", a.Select(item => Sorted(item)).OrderBy(item => item, StringComparer.Ordinal)) + "]",
        _ => value.ToString(Newtonsoft.Json.Formatting.None),
    };
}
