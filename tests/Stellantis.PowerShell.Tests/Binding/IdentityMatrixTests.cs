using System.Management.Automation;
using System.Text.RegularExpressions;
using Stellantis.PowerShell.Tests.Engine;
using Stellantis.PowerShell.Tests.Support;
using Stellantis.PowerShell.Tests.Surface;
using Xunit;

namespace Stellantis.PowerShell.Tests.Binding;

/// <summary>Every kind of object that the module writes, piped into every cmdlet that takes something from the pipeline.</summary>
public sealed class IdentityMatrixTests : IDisposable
{
    private const string Body = """{"label":"Hook","channel":{"webhook":{"target":"https://hooks.example.com","name":"hook"}}}""";
    private const string MonitorBody =
        """{"label":"m","triggerParam":{"triggers":[{"name":"d","data":{"data":"vehicle.energy.charging.status","op":"onChange"}}],"boolExp":"d"}}""";

    private static readonly VehicleRead[] s_read =
        [.. VehicleRead.All.Where(read => read.Items is not null || !VehicleRead.Collections.Any(list => list.Type == read.Type))];

    // What was asked tells that the command cannot be sent.
    private const string Refused = ", and is refused";

    /// <summary>How to get one object of each kind.</summary>
    private static readonly string[] s_sources =
    [
        .. s_read.Select(read => read.One),
        "Get-StellantisChannel ch-1",
        "Get-StellantisMonitor ch-1 mo-7",
        "@(Get-StellantisMonitorHandle ch-1 mo-7 -All)[0]",
        "@(Get-StellantisMonitorHandle ch-1 mo-7 -All)[-1]",
        "Add-StellantisMonitorHandle ch-1 mo-7 -Group root -PassThru",
        "Get-StellantisRemote $v ch-1 -First 1",
    ];

    /// <summary>
    /// What a cmdlet asks for: the first line of which an object carries all ids, those in braces and those before a colon. When there is none, or
    /// the object has a place for the cmdlet's own id and nothing in it, it does not bind.
    /// </summary>
    private static readonly (string Cmdlet, string[] Requests)[] s_cmdlets =
    [
        .. VehicleRead.All.Where(read => read.Parameters.Count > 0 && read.Switch.Length == 0).GroupBy(read => read.Cmdlet).Select(Asked),
        ("Get-StellantisRemote",
        [
            "GET /accounts/vehicles/{VehicleId}/channels/{ChannelId}/remotes/{RemoteId}",
                "GET /accounts/vehicles/{VehicleId}/channels/{ChannelId}/remotes",
            OfAllChannels("GET /accounts/vehicles/{VehicleId}/channels/ch-1/remotes"),
        ]),
        .. RemoteVerb.All.Select(verb => verb + " -SkipCheck").Append("Send-StellantisRemote -Action @{ horn = @{ state = 'Activated' } }")
            .Select(verb => (verb + " -Confirm:$false", new[]
            {
                "POST /accounts/vehicles/{VehicleId}/channels/{ChannelId}/remotes",
                // Two channels would do, and none is named.
                "VehicleId: GET /accounts/channels + GET /accounts/channels?pageToken=second" + Refused,
            })),
        ("Get-StellantisChannel", ["GET /accounts/channels/{ChannelId}"]),
        ("Set-StellantisChannel -Body $channelBody", ["PUT /accounts/channels/{ChannelId}"]),
        ("Suspend-StellantisChannel", ["PUT /accounts/channels/{ChannelId}/status"]),
        ("Resume-StellantisChannel", ["PUT /accounts/channels/{ChannelId}/status"]),
        ("Remove-StellantisChannel -Confirm:$false", ["DELETE /accounts/channels/{ChannelId}"]),
        ("Get-StellantisMonitor",
        [
            "GET /accounts/channels/{ChannelId}/monitors/{MonitorId}",
            "GET /accounts/channels/{ChannelId}/monitors + GET /accounts/channels/{ChannelId}/monitors?pageToken=second",
            "VehicleId: " + OfAllChannels("GET /accounts/channels/ch-1/monitors + GET /accounts/channels/ch-1/monitors?pageToken=second"),
        ]),
        ("New-StellantisMonitor -Body $monitorBody", ["POST /accounts/channels/{ChannelId}/monitors"]),
        ("Set-StellantisMonitor -Body $monitorBody", ["PUT /accounts/channels/{ChannelId}/monitors/{MonitorId}"]),
        ("Suspend-StellantisMonitor", ["PUT /accounts/channels/{ChannelId}/monitors/{MonitorId}/status"]),
        ("Resume-StellantisMonitor", ["PUT /accounts/channels/{ChannelId}/monitors/{MonitorId}/status"]),
        ("Remove-StellantisMonitor -Confirm:$false", ["DELETE /accounts/channels/{ChannelId}/monitors/{MonitorId}"]),
        ("Get-StellantisMonitorHandle", ["GET /accounts/channels/{ChannelId}/monitors/{MonitorId}/handles"]),
        ("Add-StellantisMonitorHandle -Group root", ["PUT /accounts/channels/{ChannelId}/monitors/{MonitorId}/handles"]),
        ("Remove-StellantisMonitorHandle -Group root", ["PUT /accounts/channels/{ChannelId}/monitors/{MonitorId}/handles"]),
    ];

    private readonly CannedService _service = new();
    private readonly PowerShellSession _session = new();

    public IdentityMatrixTests()
    {
        _session.To(_service.BaseUri);
        _session.Run("", ("v", CannedService.Vehicle), ("channelBody", Body), ("monitorBody", MonitorBody)).WithoutErrors();
    }

    public void Dispose()
    {
        _session.Dispose();
        _service.Dispose();
    }

    [Theory]
    [InlineData(Forms.Live)]
    [InlineData(Forms.File)]
    [InlineData(Forms.Row)]
    public void An_object_in_the_pipeline_gives_each_cmdlet_its_own_ids_and_no_other(string form)
    {
        var wrong = new List<string>();
        foreach (var source in s_sources)
        {
            var piped = Forms.Of(One(source), form);
            var ids = Ids(piped);
            foreach (var (cmdlet, requests) in s_cmdlets)
            {
                _service.Take();
                var run = _session.Run($"$o | {cmdlet} -WarningAction Ignore", ("o", piped));
                // The channels of an account are read side by side.
                var sent = Sorted(_service.Take().Select(r => r.Query.All(q => q.Key == "pageToken") ? r.ToString() : $"{r.Method} {r.Path}"));
                var wanted = Expected(requests, piped, ids);
                var isRefused = wanted.EndsWith(Refused, StringComparison.Ordinal);
                var expected = Sorted(wanted.Replace(Refused, "", StringComparison.Ordinal).Split(" + "));
                var error = run.Errors.Count == 0 ? "" : run.Errors[0].FullyQualifiedErrorId.Split(',')[0];
                if (isRefused && sent == expected && error == "InvalidRequest")
                    continue;
                if (sent != expected || isRefused || (error.Length == 0) != (expected.Length > 0) || (error.Length > 0 && !IsNotBound(error)))
                    wrong.Add($"{source} | {cmdlet}\n  sent:     {sent} {error}\n  expected: {expected}");
            }
        }
        Assert.True(wrong.Count == 0, $"{wrong.Count} pairs, {form}:\n" + string.Join("\n", wrong));
    }

    [Fact]
    public void Every_object_carries_its_own_id_and_those_of_its_parents()
    {
        var carried = s_sources.Select(source => $"{source}: {string.Join(" ", Ids(One(source)).Values)}");
        Assert.Equal(
            [
                .. s_read.Select(read => $"{read.One}: {string.Join(" ", Carried(read))}"),
                "Get-StellantisChannel ch-1: ch-1",
                "Get-StellantisMonitor ch-1 mo-7: ch-1 mo-7",
                "@(Get-StellantisMonitorHandle ch-1 mo-7 -All)[0]: VR3UHZKXZPT500042 ch-1 mo-7",
                "@(Get-StellantisMonitorHandle ch-1 mo-7 -All)[-1]: ch-1 mo-7",
                "Add-StellantisMonitorHandle ch-1 mo-7 -Group root -PassThru: ch-1 mo-7",
                "Get-StellantisRemote $v ch-1 -First 1: VR3UHZKXZPT500042 ch-1 re-3",
            ],
            carried);
    }

    [Fact]
    public void Every_kind_of_object_and_every_cmdlet_with_a_pipeline_is_in_these_tests()
    {
        var types = s_sources.Select(source => One(source).BaseObject.GetType()).ToHashSet();
        var commands = ModuleCommands.Of(_session).ToList();
        var written = commands.SelectMany(c => c.OutputType).Select(o => o.Type).Where(t => t?.Assembly.GetName().Name == "Stellantis.Client")
            .Distinct().ToList();
        // What was found out about a vehicle is not a thing of the service, nor what a file says of it; an event is one of the past, and a trigger
        // is a part.
        string[] files = ["ConfigurationDifference", "ConfigurationExport", "ConfigurationStep"];
        Assert.Equal(["Event", "Brand", "MonitorTrigger", "MonitorTest", "MonitorFiring", "MonitorTruth", "RemoteReadiness", "VehicleTest"],
            written.Except(types).Select(t => t.Name).Except(files));

        var piped = commands.Where(c => ModuleCommands.Parameters(c)
            .Any(p => p.ParameterSets.Values.Any(s => s.ValueFromPipeline || s.ValueFromPipelineByPropertyName)));
        // Sandboxes and listeners take each other's objects, and what was delivered.
        var others = piped.Where(c => !c.Noun.StartsWith("StellantisSandbox", StringComparison.Ordinal)
            && !c.Noun.StartsWith("StellantisEvent", StringComparison.Ordinal)).Select(c => c.Name);
        // Connections are no objects of the service; of a vehicle much is asked to know what it would do or does not tell; only commands are waited
        // for, and a zone lies around whatever has a position.
        Assert.Equal(["ConvertTo-StellantisGeoJson", "Disconnect-Stellantis", "Get-StellantisBrand", "New-StellantisTrigger",
            "Select-StellantisConnection", "Test-StellantisMonitor", "Test-StellantisRemote", "Test-StellantisVehicle", "Wait-StellantisRemote"],
            others.Except(s_cmdlets.Select(c => c.Cmdlet.Split(' ')[0])));
    }

    // An id comes from a single one first, and then from the list that it is in.
    private static (string Cmdlet, string[] Requests) Asked(IGrouping<string, VehicleRead> reads) => (reads.Key,
        [.. reads.OrderBy(read => read.Items is not null).ThenByDescending(read => read.Parameters.Count).Select(read => "GET " + read.Path)]);

    // In the order in which objects have them.
    private static IEnumerable<string> Carried(VehicleRead read)
    {
        var carried = read.Parameters.Concat(read.Carried.Split(' ')).Where(VehicleRead.Ids.ContainsKey).Append("VehicleId").ToHashSet();
        var others = read.Carried.Split(' ').Where(id => id.Length > 0 && !VehicleRead.Ids.ContainsKey(id));
        return VehicleRead.Ids.Where(id => carried.Contains(id.Key)).Select(id => id.Value).Concat(others);
    }

    private static string Sorted(IEnumerable<string> requests) => string.Join(" + ", requests.Order(StringComparer.Ordinal));

    private PSObject One(string source) => Assert.Single(_session.Run(source).WithoutErrors().Output);

    private static Dictionary<string, string> Ids(PSObject piped)
    {
        var ids = new Dictionary<string, string>();
        foreach (var (name, sample) in VehicleRead.Ids)
        {
            if (piped.Properties[name]?.Value?.ToString() is not { Length: > 0 } id)
                continue;
            Assert.StartsWith(sample[..(sample.IndexOf('-', StringComparison.Ordinal) + 1)], id, StringComparison.Ordinal);
            ids[name] = id;
        }
        return ids;
    }

    private static string Expected(string[] requests, PSObject piped, Dictionary<string, string> ids)
    {
        var own = Needs(requests[0]).Last();
        if (piped.Properties[own] is not null && !ids.ContainsKey(own))
            return "";
        var request = requests.FirstOrDefault(r => Needs(r).All(ids.ContainsKey)) ?? "";
        return Regex.Replace(Regex.Replace(request, @"^\w+: ", ""), @"\{(\w+)\}", m => ids[m.Groups[1].Value]);
    }

    private static IEnumerable<string> Needs(string request) => Regex.Matches(request, @"(?<=\{)\w+(?=\})|^\w+(?=: )").Select(m => m.Value);

    // The canned account has a channel on each of its two pages.
    private static string OfAllChannels(string request) =>
        $"GET /accounts/channels + GET /accounts/channels?pageToken=second + {request} + " +
            $"{request.Replace("/ch-1/", "/ch-1b/", StringComparison.Ordinal)}";

    private static bool IsNotBound(string errorId) =>
        errorId is "InputObjectNotBound" or "InputObjectMissingMandatory" or "ParameterArgumentValidationError";
}
