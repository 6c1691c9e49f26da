using Stellantis.PowerShell.Tests.Engine;
using Stellantis.PowerShell.Tests.Support;
using Xunit;

namespace Stellantis.PowerShell.Tests.Cmdlets;

/// <summary>A label stands for the id where exactly one object bears it, and costs nothing where an id is given.</summary>
public sealed class LabelTests : IDisposable
{
    private const string NoSuch = """{"name":"NOT_FOUND","debug":"ERROR_5","message":"No such thing."}""";

    private const string Channels = """
        {"total":5,"_embedded":{"channels":[{"id":"ch-1","status":"Running","subscribe":{"label":"Ops"}},
          {"id":"ch-2","subscribe":{"label":"Twin"}},{"id":"ch-3","subscribe":{"label":"Twin"}},{"id":"ch-4","subscribe":{"label":"Depot Nord"}},
          {"id":"ch-5","subscribe":{"label":"Ops/Night"}}]}}
        """;

    private const string Monitors = """
        {"total":4,"_embedded":{"monitors":[{"monitorId":"mo-7","status":{"status":"Running"},"monitor":{"label":"Night"}},
          {"monitorId":"mo-8","monitor":{"label":"Both"}},{"monitorId":"mo-9","monitor":{"label":"Both"}},
          {"monitorId":"mo-10","monitor":{"label":"In/Out of Paris"}}]}}
        """;

    private static readonly string[] s_known = ["ch-1", "ch-4", "ch-5", "mo-7", "mo-10"];

    private readonly CannedService _service = new();
    private readonly PowerShellSession _session = new();

    public LabelTests()
    {
        _session.To(_service.BaseUri);
        _service.First = request =>
        {
            var path = request.Path["/v1".Length..];
            if (request.Method == "GET" && path == "/accounts/channels")
                return new CannedAnswer(200, Channels);
            if (request.Method == "GET" && path.StartsWith("/accounts/channels/ch-", StringComparison.Ordinal)
                && path.EndsWith("/monitors", StringComparison.Ordinal))
                return new CannedAnswer(200, path.Contains("ch-1", StringComparison.Ordinal) ? Monitors
                    : """{"total":0,"_embedded":{"monitors":[]}}""");
            var ids = path.Split('/').Where((_, i) => i > 1 && path.Split('/')[i - 1] is "channels" or "monitors");
            return ids.All(id => id.Length == 0 || s_known.Contains(id)) ? null : new CannedAnswer(404, NoSuch);
        };
    }

    public void Dispose()
    {
        _session.Dispose();
        _service.Dispose();
    }

    /// <summary>Every cmdlet that takes the id of a channel or a monitor, by label; and the last request that comes of it.</summary>
    public static TheoryData<string, string> Commands => new()
    {
        { "Get-StellantisChannel Ops", "GET /accounts/channels/ch-1" },
        { "Get-StellantisChannel 'Depot Nord'", "GET /accounts/channels/ch-4" },
        { "Get-StellantisChannel 'Ops/Night'", "GET /accounts/channels/ch-5" },
        { "Suspend-StellantisChannel ops/night", "PUT /accounts/channels/ch-5/status" },
        { "Get-StellantisMonitor ch-1 'In/Out of Paris'", "GET /accounts/channels/ch-1/monitors/mo-10" },
        { "Remove-StellantisMonitor Ops 'In/Out of Paris' -Confirm:$false", "DELETE /accounts/channels/ch-1/monitors/mo-10" },
        { "Get-StellantisChannel ops", "GET /accounts/channels/ch-1" },
        { "Set-StellantisChannel Ops -Label Operations", "PUT /accounts/channels/ch-1" },
        { "Suspend-StellantisChannel Ops", "PUT /accounts/channels/ch-1/status" },
        { "Resume-StellantisChannel Ops", "PUT /accounts/channels/ch-1/status" },
        { "Remove-StellantisChannel Ops -Confirm:$false", "DELETE /accounts/channels/ch-1" },
        { "Get-StellantisMonitor Ops", "GET /accounts/channels/ch-1/monitors" },
        { "Get-StellantisMonitor Ops Night", "GET /accounts/channels/ch-1/monitors/mo-7" },
        { "Get-StellantisMonitor ch-1 Night", "GET /accounts/channels/ch-1/monitors/mo-7" },
        { "New-StellantisMonitor Ops -Label Key -Trigger @{ s=@{ setting=@{ type='DigitalKey' } } }",
            "POST /accounts/channels/ch-1/monitors" },
        { "Set-StellantisMonitor Ops Night -Body @{ label='x'; triggers=@{ s=@{ setting=@{ type='DigitalKey' } } } }",
            "PUT /accounts/channels/ch-1/monitors/mo-7" },
        { "Suspend-StellantisMonitor Ops Night", "PUT /accounts/channels/ch-1/monitors/mo-7/status" },
        { "Resume-StellantisMonitor Ops Night", "PUT /accounts/channels/ch-1/monitors/mo-7/status" },
        { "Remove-StellantisMonitor Ops Night -Confirm:$false", "DELETE /accounts/channels/ch-1/monitors/mo-7" },
        { "Get-StellantisMonitorHandle Ops Night -First 1", "GET /accounts/channels/ch-1/monitors/mo-7/handles?pageSize=1" },
        { "Add-StellantisMonitorHandle Ops Night VR3UHZKXZPT500042", "PUT /accounts/channels/ch-1/monitors/mo-7/handles" },
        { "Remove-StellantisMonitorHandle Ops Night VR3UHZKXZPT500042", "PUT /accounts/channels/ch-1/monitors/mo-7/handles" },
        { "Send-StellantisRemote VR3UHZKXZPT500042 Ops @{ horn=@{ state='Activated' } }",
            "POST /accounts/vehicles/VR3UHZKXZPT500042/channels/ch-1/remotes" },
        { "Get-StellantisRemote VR3UHZKXZPT500042 Ops -First 1", "GET /accounts/vehicles/VR3UHZKXZPT500042/channels/ch-1/remotes?pageSize=1" },
        { "Get-StellantisRemote VR3UHZKXZPT500042 Ops re-3", "GET /accounts/vehicles/VR3UHZKXZPT500042/channels/ch-1/remotes/re-3" },
    };

    [Theory]
    [MemberData(nameof(Commands))]
    public void A_label_is_found_where_an_id_is_wanted_and_what_comes_of_it_has_the_ids(string command, string last)
    {
        var run = _session.Run(command + " -WarningAction Ignore").WithoutErrors();
        var sent = _service.Take();
        Assert.Equal(last, sent[^1].ToString());
        Assert.Equal(1, sent.Count(r => r.ToString() == "GET /accounts/channels"));
        Assert.All(run.Property("ChannelId").Where(id => id is not null), id => Assert.Contains(id, s_known));
        if (!command.Contains("-StellantisMonitor Ops ", StringComparison.Ordinal))
            Assert.All(run.Property("MonitorId").OfType<string>().Where(_ => command.Contains("Night", StringComparison.Ordinal)),
                id => Assert.Equal("mo-7", id));
        Assert.InRange(run.Information.Count(r => r.Tags.Contains("Stellantis.Change")), 0, 1);
    }

    [Theory]
    [InlineData("Get-StellantisChannel ch-1")]
    [InlineData("Suspend-StellantisChannel ch-1")]
    [InlineData("Remove-StellantisMonitor ch-1 mo-7 -Confirm:$false")]
    [InlineData("Send-StellantisRemote VR3UHZKXZPT500042 ch-1 @{ horn=@{ state='Activated' } }")]
    public void An_id_costs_one_request_as_before(string command)
    {
        _session.Run(command).WithoutErrors();
        Assert.Single(_service.Take());
    }

    [Fact]
    public void A_list_is_read_once_for_all_vehicles_of_a_command()
    {
        _session.Run("1..5 | ForEach-Object { \"VR3UHZKXZPT50004$_\" } | " +
            "Send-StellantisRemote -ChannelId Ops -Action @{ horn=@{ state='Activated' } }").WithoutErrors();
        var sent = _service.Take();
        Assert.Equal(5, sent.Count(r => r.Method == "POST" && r.Path.Contains("/channels/ch-1/", StringComparison.Ordinal)));
        Assert.Equal(7, sent.Count);
    }

    [Theory]
    [InlineData("Remove-StellantisChannel Twin -Confirm:$false", "InvalidRequest", "2 channels have the label 'Twin': ch-2 (Twin), ch-3 (Twin).")]
    [InlineData("Suspend-StellantisMonitor Ops Both", "InvalidRequest", "2 monitors have the label 'Both': mo-8 (Both), mo-9 (Both).")]
    [InlineData("Get-StellantisMonitor -MonitorId Both", "InvalidRequest", "2 monitors have the label 'Both'")]
    [InlineData("Get-StellantisChannel Nobody", "ResourceNotFound", "No channel has 'Nobody' as its id or its label.")]
    [InlineData("Remove-StellantisMonitor Ops Nobody -Confirm:$false", "ResourceNotFound", "No monitor has 'Nobody' as its id or its label.")]
    [InlineData("Get-StellantisMonitor -MonitorId Nobody", "ResourceNotFound",
        "No channel of the account has a monitor with the id or the label 'Nobody'.")]
    public void A_label_of_several_or_of_none_is_an_error_and_nothing_is_changed(string command, string id, string message)
    {
        var error = _session.Run(command).Error;
        Assert.StartsWith(id + ",", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains(message, error.ErrorDetails.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_monitor_is_found_by_its_label_in_all_channels() =>
        Assert.Equal(["mo-7"], _session.Run("Get-StellantisMonitor -MonitorId Night").WithoutErrors().Property("MonitorId"));
}
