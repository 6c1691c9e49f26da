using System.Text.RegularExpressions;
using Stellantis.PowerShell.Tests.Engine;
using Stellantis.PowerShell.Tests.Support;
using Stellantis.Testing.Contract;
using Xunit;

namespace Stellantis.PowerShell.Tests.Contract;

/// <summary>Every operation of the contract, as a cmdlet sends it.</summary>
public sealed class OperationTests : IDisposable
{
    private const string SizedPages = "-Skip 1 -First 4 -PageSize 1";

    /// <summary>For each operation a command that reaches it, with all that it may ask for; those of the catalogue come besides.</summary>
    private static readonly Dictionary<string, string> s_others = new()
    {
        ["getVehicleMonitors"] = "Get-StellantisMonitor ch-1",
        ["postVehicleMonitors"] = "New-StellantisMonitor ch-1 -Label m -BoolExp s -Trigger @{ name='s'; setting=@{ " +
            "type='DigitalKey' } } -RefreshEvent 60",
        ["getVehicleMonitorByID"] = "Get-StellantisMonitor ch-1 mo-7",
        ["putVehicleMonitors"] = "Set-StellantisMonitor ch-1 mo-7 -Label m",
        ["deleteVehicleMonitorByID"] = "Remove-StellantisMonitor ch-1 mo-7 -Confirm:$false",
        ["setVehicleMonitorStatus"] = "Suspend-StellantisMonitor ch-1 mo-7",
        ["getVehicleMonitorGroupsHandles"] = $"Get-StellantisMonitorHandle ch-1 mo-7 -VinPrefix VR3 {SizedPages}",
        ["setVehicleMonitorHandles"] = "Add-StellantisMonitorHandle ch-1 mo-7 $v",
        ["getChannels"] = "Get-StellantisChannel -Type Monitor",
        ["postChannels"] = "New-StellantisChannel -Label Hook -WebhookTarget https://hooks.example.com",
        ["getChannelsById"] = "Get-StellantisChannel ch-1",
        ["putChannelsById"] = "Set-StellantisChannel ch-1 -Label Hook",
        ["deleteChannelsById"] = "Remove-StellantisChannel ch-1 -Confirm:$false",
        ["setChannelStatus"] = "Resume-StellantisChannel ch-1",
        ["getVehicleRemotes"] = $"Get-StellantisRemote $v ch-1 {SizedPages}",
        ["sendVehicleRemotes"] = "Send-StellantisRemote $v ch-1 @{ horn=@{ state='Activated' } }",
        ["getVehicleRemoteById"] = "Get-StellantisRemote $v ch-1 re-3",
    };

    private static readonly Dictionary<string, string> s_commands =
        new(VehicleRead.All.Select(read => KeyValuePair.Create(read.Operation, $"{read.Call} {read.Filters}")).Concat(s_others));

    private readonly CannedService _service = new();
    private readonly PowerShellSession _session = new();

    public OperationTests() => _session.To(_service.BaseUri);

    public void Dispose()
    {
        _session.Dispose();
        _service.Dispose();
    }

    [ContractFact]
    public void Every_operation_is_reached_by_a_cmdlet() => ForEach((operation, requests) => Assert.NotEmpty(requests));

    [ContractFact]
    public void Every_query_parameter_of_an_operation_can_be_sent_and_no_other_is() => ForEach((operation, requests) =>
    {
        Assert.Equal(operation.QueryNames.Where(n => n != "pageToken").Order(StringComparer.Ordinal),
            Names(requests.Take(1)).Order(StringComparer.Ordinal));
        // The token comes from the service, in its link to the next page.
        if (operation.QueryNames.Contains("pageToken"))
            Assert.Equal(["pageToken"], Names(requests.Skip(1)));
    });

    [ContractFact]
    public void The_scope_of_every_call_covers_what_the_contract_requires() => ForEach((operation, requests) =>
        Assert.All(operation.RequiredScopes, required => Assert.True(IsCovered(requests[0], required), $"{required} is missing")));

    [ContractFact]
    public void The_scope_of_every_read_covers_what_would_be_left_out_silently() => ForEach((operation, requests) =>
    {
        if (operation.Method == "GET")
            Assert.All(operation.OptionalScopes, optional => Assert.True(IsCovered(requests[0], optional), $"{optional} is missing"));
    });

    [ContractFact]
    public void Every_operation_has_a_route_in_the_sandbox()
    {
        _session.ToSandbox();
        var without = new List<string>();
        foreach (var operation in ServiceContract.Operations)
        {
            // An address that is known says of a method that is not: 405.
            var path = Regex.Replace(operation.Path, @"\{\w+\}", "0000");
            if (Status("PATCH", path) != 405 || Status(operation.Method, path) == 405)
                without.Add($"{operation}");
        }
        Assert.Empty(without);
    }

    private int Status(string method, string path)
    {
        _session.Run("$null = Invoke-StellantisRequest $path $method -ErrorAction Ignore", ("path", path), ("method", method));
        return _session.Run("(Get-StellantisSandboxRequest -Last 1).Status").Value<int>();
    }

    private void ForEach(Action<ContractOperation, IReadOnlyList<CannedRequest>> check)
    {
        Assert.Equal(ServiceContract.Operations.Select(o => o.Id).Order(StringComparer.Ordinal), s_commands.Keys.Order(StringComparer.Ordinal));
        var wrong = new List<string>();
        foreach (var operation in ServiceContract.Operations)
        {
            _service.Take();
            _session.Run("$null = " + s_commands[operation.Id], ("v", CannedService.Vehicle)).WithoutErrors();
            var path = new Regex("^" + Regex.Replace(operation.Path, @"\{\w+\}", "[^/]+") + "$");
            var requests = _service.Take().Where(r => r.Method == operation.Method && path.IsMatch(r.Path)).ToList();
            if (Record.Exception(() => check(operation, requests)) is { } difference)
                wrong.Add($"{operation}\n  {string.Join("\n  ", requests)}\n{difference.Message}");
        }
        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    private static IEnumerable<string> Names(IEnumerable<CannedRequest> requests) => requests.SelectMany(r => r.Query).Select(p => p.Key).Distinct();

    // Scopes are hierarchical by their colons.
    private static bool IsCovered(CannedRequest request, string scope) =>
        request.Headers["X-CVS-Scope"].Split(' ').Any(asked => asked == scope || scope.StartsWith(asked + ":", StringComparison.Ordinal));
}
