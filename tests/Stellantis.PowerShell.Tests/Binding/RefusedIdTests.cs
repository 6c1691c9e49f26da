using Stellantis.PowerShell.Tests.Engine;
using Stellantis.PowerShell.Tests.Support;
using Stellantis.PowerShell.Tests.Surface;
using Xunit;

namespace Stellantis.PowerShell.Tests.Binding;

/// <summary>Ids that would lead to another address, by every parameter that takes one and from wherever they come: nothing is sent.</summary>
public sealed class RefusedIdTests : IDisposable
{
    private const string Climbing = "x/../../../other";

    /// <summary>Every identity parameter of every cmdlet once, its bad value in its place; the others are good.</summary>
    private static readonly (string Cmdlet, string[] Calls)[] s_calls =
    [
        .. VehicleRead.All.Select(read => (read.Cmdlet, read.Parameters.Select(bad => Arguments(read, bad)).ToArray())),
        .. VehicleRead.All.Where(read => read.HasPageSize)
            .Select(read => (read.Cmdlet, read.Parameters.Select(bad => Arguments(read, bad) + " -Count").ToArray())),
        ("Get-StellantisRemote", ["-VehicleId $bad ch-1", "$v -ChannelId $bad", "$v ch-1 -RemoteId $bad"]),
        ("Send-StellantisRemote -Action @{ horn = @{ state = 'Activated' } } -Confirm:$false", ["-VehicleId $bad ch-1", "$v -ChannelId $bad"]),
        .. RemoteVerb.All.Select(verb => (verb + " -SkipCheck -Confirm:$false", new[] { "-VehicleId $bad ch-1", "$v -ChannelId $bad" })),
        ("Wait-StellantisRemote -RemoteId re-3", ["-VehicleId $bad -ChannelId ch-1", "-VehicleId $v -ChannelId $bad"]),
        ("Test-StellantisVehicle", ["-VehicleId $bad"]),
        ("Test-StellantisMonitor -Label m -Trigger @{ o = @{ data = @{ data = 'vehicle.trip.start'; op = 'onChange' } } }", ["-VehicleId $bad"]),
        ("Test-StellantisRemote -Action @{ horn = @{ state = 'Activated' } }", ["-VehicleId $bad", "$v -ChannelId $bad"]),
        ("Get-StellantisChannel", ["-ChannelId $bad", "ch-1 -VehicleId $bad", "-VehicleId $bad"]),
        ("New-StellantisChannel -Label Hook -WebhookTarget https://hooks.example.com", ["-VehicleId $bad"]),
        ("Set-StellantisChannel -Label Hook", ["-ChannelId $bad", "ch-1 -VehicleId $bad"]),
        ("Suspend-StellantisChannel", ["-ChannelId $bad", "ch-1 -VehicleId $bad"]),
        ("Resume-StellantisChannel", ["-ChannelId $bad", "ch-1 -VehicleId $bad"]),
        ("Remove-StellantisChannel -Confirm:$false", ["-ChannelId $bad", "ch-1 -VehicleId $bad"]),
        ("Get-StellantisMonitor", ["-ChannelId $bad", "ch-1 -MonitorId $bad", "ch-1 -VehicleId $bad"]),
        ("New-StellantisMonitor -Label m -BoolExp s -Trigger @{ name='s'; setting=@{ type='DigitalKey' } } -RefreshEvent 60",
            ["-ChannelId $bad", "ch-1 -VehicleId $bad", "ch-1 -VehicleId $v, $bad"]),
        ("Set-StellantisMonitor -Label m", ["-ChannelId $bad mo-7", "ch-1 -MonitorId $bad", "ch-1 mo-7 -VehicleId $bad"]),
        ("Suspend-StellantisMonitor", ["-ChannelId $bad mo-7", "ch-1 -MonitorId $bad", "ch-1 mo-7 -VehicleId $bad"]),
        ("Resume-StellantisMonitor", ["-ChannelId $bad mo-7", "ch-1 -MonitorId $bad", "ch-1 mo-7 -VehicleId $bad"]),
        ("Remove-StellantisMonitor -Confirm:$false", ["-ChannelId $bad mo-7", "ch-1 -MonitorId $bad", "ch-1 mo-7 -VehicleId $bad"]),
        ("Get-StellantisMonitorHandle", ["-ChannelId $bad mo-7", "ch-1 -MonitorId $bad"]),
        ("Add-StellantisMonitorHandle", ["-ChannelId $bad mo-7 $v", "ch-1 -MonitorId $bad $v", "ch-1 mo-7 -VehicleId $bad",
            "ch-1 mo-7 -VehicleId $v, $bad"]),
        ("Remove-StellantisMonitorHandle", ["-ChannelId $bad mo-7 $v", "ch-1 -MonitorId $bad $v", "ch-1 mo-7 -VehicleId $bad"]),
    ];

    private readonly CannedService _service = new();
    private readonly PowerShellSession _session = new();

    public RefusedIdTests()
    {
        _session.To(_service.BaseUri);
        _session.Run("", ("v", CannedService.Vehicle)).WithoutErrors();
    }

    public void Dispose()
    {
        _session.Dispose();
        _service.Dispose();
    }

    [Theory]
    [InlineData("a/b")]
    [InlineData(Climbing)]
    [InlineData("..\\other")]
    [InlineData("x%2F..%2f..%2Fother")]
    [InlineData("..")]
    [InlineData("a\r\nb")]
    [InlineData("a<half>")]
    public void By_no_parameter_is_an_id_sent_that_leads_elsewhere(string bad)
    {
        // The runner keeps no half of a character in the data of a test.
        bad = bad.Replace("<half>", "\ud83d", StringComparison.Ordinal);
        var wrong = new List<string>();
        foreach (var (cmdlet, calls) in s_calls)
        {
            foreach (var arguments in calls)
            {
                var run = _session.Run($"{cmdlet} {arguments} -WarningAction Ignore", ("bad", bad));
                var parameter = ParameterOf(arguments);
                if (run.Errors.Count != 1 || !run.Errors[0].FullyQualifiedErrorId.StartsWith("InvalidRequest,", StringComparison.Ordinal)
                    || !run.Errors[0].ErrorDetails.Message.StartsWith(parameter + " ", StringComparison.Ordinal)
                    || run.Errors[0].ErrorDetails.Message.Any(char.IsControl) || run.Output.Count > 0
                    || _service.Take().Any(request => !LooksForLabel(request, parameter, bad)))
                {
                    var errors = run.Errors.Select(e => $"{e.FullyQualifiedErrorId}: {e.ErrorDetails?.Message ?? e.Exception.Message}");
                    wrong.Add($"{cmdlet} {arguments}: {run.Output.Count} written, {string.Join("; ", errors)}");
                }
                _service.Take();
            }
        }
        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    // What may be the label of a channel or a monitor is looked up in their lists, and sent in no address.
    private static bool LooksForLabel(CannedRequest request, string parameter, string bad) =>
        bad == "a/b" && parameter is "-ChannelId" or "-MonitorId" && request.Method == "GET"
            && !Uri.UnescapeDataString(request.Path).Contains(bad, StringComparison.Ordinal);

    [Fact]
    public void Every_parameter_that_takes_an_id_is_in_these_tests()
    {
        var all = ModuleCommands.Of(_session).Where(c => !c.Noun.StartsWith("StellantisSandbox", StringComparison.Ordinal))
            .SelectMany(c => ModuleCommands.Parameters(c).Where(p => p.Attributes.Any(a => a.GetType().Name == "IdentityAttribute"))
                .Select(p => $"{c.Name} -{p.Name}"));
        var tested = s_calls.SelectMany(c => c.Calls.Select(arguments => $"{c.Cmdlet.Split(' ')[0]} {ParameterOf(arguments)}"));
        // The brand is told from the number, a connection from the list of the runspace, events from those that are there: nobody is asked.
        Assert.Equal(["Get-StellantisBrand -Vin", "Receive-StellantisEvent -VehicleId", "Register-StellantisEventAction -VehicleId",
            "Select-StellantisConnection -Name"], all.Except(tested));
    }

    // The parameter that the bad id is given by.
    private static string ParameterOf(string arguments) =>
        arguments[arguments.LastIndexOf('-', arguments.IndexOf("$bad", StringComparison.Ordinal))..].Split(' ')[0];

    private static string Arguments(VehicleRead read, string bad) =>
        read.Arguments(parameter => parameter == bad ? "$bad" : VehicleRead.Ids[parameter]);

    [Theory]
    [InlineData("[pscustomobject]@{ ChannelId = $bad } | Remove-StellantisChannel -Confirm:$false")]
    [InlineData("$bad | Remove-StellantisChannel -Confirm:$false")]
    [InlineData("@{ ChannelId = $bad } | ForEach-Object { Remove-StellantisChannel @_ -Confirm:$false }")]
    [InlineData("[pscustomobject]@{ ChannelId = 'ch-1'; MonitorId = $bad } | Remove-StellantisMonitor -Confirm:$false")]
    public void From_no_source_is_a_channel_deleted_that_was_not_meant(string script)
    {
        var error = _session.Run(script, ("bad", Climbing)).Error;
        Assert.StartsWith("InvalidRequest,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Empty(_service.Take());
    }

    [Fact]
    public void Ids_that_the_service_minted_lead_nowhere_else_either()
    {
        _service.First = request => request.Method != "GET" ? null : request.Path switch
        {
            "/v1/accounts/vehicles" => new CannedAnswer(200,
                """
                {"_embedded":{"vehicles":[{"vin":"VR3UHZKXZPT500042",
                 "_links":{"self":{"href":"/v1/accounts/vehicles/x%2F..%2F..%2Fother"}}}]}}
                """),
            "/v1/accounts/channels" => new CannedAnswer(200, """{"_embedded":{"channels":[{"id":"x/../../other","status":"Running"}]}}"""),
            _ => null,
        };
        Assert.Equal(["x/../../other"], _session.Run("$vehicles = Get-StellantisVehicle; $vehicles").WithoutErrors().Property("VehicleId"));
        Assert.Single(_service.Take());
        Assert.StartsWith("InvalidRequest,", _session.Run("$vehicles | Get-StellantisAlert").Error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Empty(_service.Take());
        Assert.StartsWith("InvalidRequest,",
            _session.Run("Get-StellantisChannel | Remove-StellantisChannel -Confirm:$false").Error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(["GET"], _service.Take().Select(r => r.Method));
    }

    [Fact]
    public void One_bad_id_of_many_is_an_error_and_the_others_are_read()
    {
        var run = _session.Run("'ch-1', $bad, 'ch-1' | Get-StellantisChannel", ("bad", Climbing));
        Assert.Equal(2, run.Output.Count);
        Assert.Equal(Climbing, run.Error.TargetObject);
    }
}
