using System.Globalization;
using System.Management.Automation;
using Newtonsoft.Json.Linq;
using Stellantis.PowerShell.Tests.Engine;
using Stellantis.PowerShell.Tests.Support;
using Stellantis.Testing;
using Xunit;

namespace Stellantis.PowerShell.Tests.Cmdlets;

public sealed class MonitorTests : IDisposable
{
    private readonly PowerShellSession _session = new PowerShellSession().ToSandbox();

    public MonitorTests() => _session.Run("$c = New-StellantisChannel -Label Hook -WebhookTarget https://hooks.example.com; $v = " +
        "Get-StellantisVehicle -First 3").WithoutErrors();

    public void Dispose() => _session.Dispose();

    [Theory]
    [InlineData("$m | Copy-Clixml")]
    [InlineData("$m | ConvertTo-Json -Depth 5 | ConvertFrom-Json")]
    [InlineData("$m | Copy-Clixml | ConvertTo-Json -Depth 12 | ConvertFrom-Json")]
    [InlineData("$m | Select-Object -Property *")]
    public void The_definition_of_a_monitor_is_what_it_was_whatever_copied_it(string copied)
    {
        const string Known = "\"radius\": 12,";
        var fixture = File.ReadAllText(Repository.File("tests/Stellantis.Client.Tests/Fixtures/monitor.json"));
        Assert.Contains(Known, fixture, StringComparison.Ordinal);
        var document = JArray.Parse(fixture.Replace(Known, Known + "\"shape\":{\"corners\":[1,2]},", StringComparison.Ordinal))[0].ToString();
        using var server = CannedServer.Routing(request => request.Method == "GET" ? new CannedAnswer(200, document)
            : new CannedAnswer(202, """{"monitorId":"mo-8"}"""));
        _session.To(server.BaseUri).Run($$"""
            filter Copy-Clixml {
                [Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize($_)) }
            $m = Get-StellantisMonitor ch-1 mo-7
            $null = New-StellantisMonitor ch-1 -Body $m.Definition
            $null = {{copied}} | ForEach-Object { New-StellantisMonitor ch-1 -Body $_.Definition }
            """).WithoutErrors();
        var sent = server.Received.Where(request => request.Method == "POST").ToList();
        Assert.Equal(2, sent.Count);
        Assert.Contains("PT21H", sent[0].Body, StringComparison.Ordinal);
        Assert.Contains("corners", sent[0].Body, StringComparison.Ordinal);
        Assert.True(JToken.DeepEquals(JToken.Parse(sent[0].Body), JToken.Parse(sent[1].Body)), sent[1].Body);
    }

    [Fact]
    public void WhatIf_tells_what_would_be_refused_as_an_error_too()
    {
        var run = _session.Run("""
            $m = New-StellantisMonitor $c -Label Low -Trigger @{ low = @{ data = @{ op = 'lowerThan'; value = 20; data = 'vehicle.odometer' } } }
            $m | Set-StellantisMonitor -RefreshEvent 10s -WhatIf
            """);
        Assert.StartsWith("InvalidBody", run.Error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("60 seconds or more", run.Error.ErrorDetails.Message, StringComparison.Ordinal);
        _session.Run("$m | Set-StellantisMonitor -RefreshEvent 60s -WhatIf").WithoutErrors();
    }

    [Fact]
    public void The_example_of_the_help_makes_the_body_of_the_contract()
    {
        var monitor = _session.Run("""
            New-StellantisMonitor -ChannelId $c -Label 'Night use' -BoolExp 't1 & !z1' -RefreshEvent 60 `
              -Trigger @{ name='t1'; time=@{ times=@{ start='PT22H'; duration='PT7H'; recurrence='Daily' }; timeZone='Europe/Paris' } },
                       @{ name='z1'; zone=@{ transition='In'; place=@{ radius=10; center=@{ longitude=2.33; latitude=48.86 } } } } `
              -ChannelAttribute @{ webhook=@{ type='Header'; key='X-Vehicle-Id'; value='$Vin' } } -ExtendedEventParam vehicle.alerts.active
            """).WithoutErrors();
        AssertJson("""
            {"label":"Night use","subscribeParam":{"refreshEvent":60,
             "channelAttributes":{"webhook":[{"type":"Header","key":"X-Vehicle-Id","value":"$Vin"}]}},
             "extendedEventParam":["vehicle.alerts.active"],
             "triggerParam":{"triggers":[{"name":"t1",
              "time":{"times":[{"start":"PT22H","duration":"PT7H","recurrence":"Daily"}],"timeZone":"Europe/Paris"}},
              {"name":"z1","zone":{"transition":"In","place":{"radius":10,"center":{"longitude":2.33,"latitude":48.86}}}}],"boolExp":"t1 & !z1"}}
            """);
        Assert.Empty(monitor.Warnings);
        var one = Assert.Single(monitor.Output);
        Assert.Equal(("Night use", "Running"), (one.Properties["Label"].Value, one.Properties["Status"].Value));
        Assert.NotNull(one.Properties["MonitorId"].Value);
        Assert.NotNull(one.Properties["ChannelId"].Value);
    }

    [Fact]
    public void Values_of_powershell_come_out_right_in_any_culture()
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("fr-FR");
        try
        {
            _session.Run("""
                [System.Threading.Thread]::CurrentThread.CurrentCulture = 'fr-FR'
                $when = @{ BoolExp = 'a1 & b1 & d1'; RefreshEvent = [timespan]'00:05:00'; OnRefresh = $false }
                New-StellantisMonitor -ChannelId $c -Label Ordered @when -Trigger ([ordered]@{
                    b1 = [pscustomobject]@{ zone = @{
                        transition='Out'; place=[pscustomobject]@{ radius=[int]10; center=@{ longitude=[double]2.5; latitude=[decimal]48.25 } } } }
                    a1 = @{ time=@{ times=@(@{
                        start=[datetime]::new(2026, 7, 1, 15, 30, 0, [System.DateTimeKind]::Utc); duration=[timespan]'03:12:00'
                        recurrence='None' }) } }
                    d1 = @{ data=@{ data='vehicle.energy.electric.level'; op='lowerThan'; value=30 } }
                })
                """).WithoutErrors();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
        AssertJson("""
            {"label":"Ordered","subscribeParam":{"refreshEvent":300},"onEvent":{"onRefresh":false},"triggerParam":{"triggers":[
              {"name":"b1","zone":{"transition":"Out","place":{"radius":10,"center":{"longitude":2.5,"latitude":48.25}}}},
              {"name":"a1","time":{"times":[{"start":"2026-07-01T15:30:00Z","duration":"PT3H12M","recurrence":"None"}]}},
              {"name":"d1","data":{"data":"vehicle.energy.electric.level","op":"lowerThan","value":["30"]}}],"boolExp":"a1 & b1 & d1"}}
            """);
    }

    [Fact]
    public void A_hashtable_of_names_is_ordered_by_the_expression()
    {
        _session.Run("""
            $data = @{ data=@{ data='vehicle.kinetic.moving'; op='equalsTo'; value=$true } }
            New-StellantisMonitor -ChannelId $c -Label x -BoolExp '!m9 & (k2 | a1)' -Trigger @{ a1=$data; k2=$data; m9=$data }
            """).WithoutErrors();
        var names = JToken.Parse(Body()).SelectTokens("$.triggerParam.triggers[*].name").Select(n => (string?)n);
        Assert.Equal(["m9", "k2", "a1"], names);
    }

    [Fact]
    public void Typed_request_classes_are_taken_and_their_keys_are_properties()
    {
        _session.Run("""
            $t = [Stellantis.MonitorTrigger]@{ Name='z1'; Zone=@{ Transition='In'; Place=@{ Radius=5; Center=@{ Longitude=1; Latitude=2 } } } }
            $t.Zone.Place.Radius = 7
            New-StellantisMonitor -ChannelId $c -Label x -BoolExp z1 -Trigger $t
            """).WithoutErrors();
        Assert.Equal(7, (int?)JToken.Parse(Body()).SelectToken("$.triggerParam.triggers[0].zone.place.radius"));
    }

    [Fact]
    public void All_problems_come_at_once_with_their_paths_and_nothing_is_sent()
    {
        var error = _session.Run("""
            $null = Get-StellantisSandboxRequest -Clear
            New-StellantisMonitor -ChannelId $c -Label ok -BoolExp 't1 & nobody' -RefreshEvent 10 -Trigger @{
                name='t1'; zone=@{ transition='Inn'; place=@{ radius='far'; center=@{ longitude=2 } } } }
            """).Error;
        Assert.StartsWith("InvalidBody,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(ErrorCategory.InvalidArgument, error.CategoryInfo.Category);
        foreach (var path in new[] { "zone.transition", "'Inn'", "place.radius", "place.center.latitude", "refreshEvent", "nobody" })
            Assert.Contains(path, error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Empty(_session.Run("Get-StellantisSandboxRequest").Output);
    }

    [Fact]
    public void What_the_service_may_refuse_is_a_warning_and_is_sent()
    {
        var run = _session.Run("""
            New-StellantisMonitor -ChannelId $c -Label ok -BoolExp t1 -Trigger @{
                t1=@{ data=@{ data='vehicle.alert'; op='equalsTo'; value='SomethingNew' } }
                t2=@{ zone=@{ transition='In'; place=@{ radius=1; center=@{ longitude=2; latitude=3 } } } } }
            """).WithoutErrors();
        Assert.Contains(run.Warnings, w => w.Contains("SomethingNew", StringComparison.Ordinal));
        Assert.Contains(run.Warnings, w => w.Contains("t2", StringComparison.Ordinal));
        Assert.Single(run.Output);
    }

    [Fact]
    public void An_attribute_value_that_powershell_expanded_to_nothing_tells_the_remedy()
    {
        var error = _session.Run("""
            New-StellantisMonitor -ChannelId $c -Label ok -BoolExp t1 -Trigger @{
                t1=@{ data=@{ data='stolen.state'; op='equalsTo'; value=$true } } } -Attribute @{ type='Body'; key='k'; value="$Vin" }
            """).Error;
        Assert.StartsWith("InvalidBody,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("single quotes: '$Vin'", error.ErrorDetails.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void One_vehicle_goes_to_the_scope_and_several_are_attached_to_one_monitor()
    {
        var run = _session.Run("""
            $trigger = @{ name='d1'; data=@{ data='stolen.state'; op='equalsTo'; value=$true } }
            $null = New-StellantisMonitor -ChannelId $c -Label one -BoolExp d1 -Trigger $trigger -VehicleId $v[0].Vin
            (Get-StellantisSandboxRequest -Last 1).Headers['X-CVS-Scope'] -eq "monitor:write VIN:$($v[0].Vin)"
            $m = $v | New-StellantisMonitor -ChannelId $c -Label many -BoolExp d1 -Trigger $trigger
            @($m).Count
            $r = Get-StellantisSandboxRequest -Last 2
            "$($r[0].Method) $($r[1].Method)"
            $r[1].Body
            """).WithoutErrors();
        Assert.Equal([true, 1, "POST PUT"], run.Output.Take(3).Select(o => o.BaseObject));
        var handles = JToken.Parse((string)run.Output[3].BaseObject);
        Assert.Equal("Add", (string?)handles["action"]);
        Assert.Equal(3, handles["vehicleIds"]!.Count());
    }

    [Fact]
    public void A_monitor_that_was_created_is_written_though_attaching_fails()
    {
        var run = _session.Run("""
            New-StellantisMonitor -ChannelId $c -Label many -BoolExp d1 -Trigger @{
                name='d1'; data=@{ data='stolen.state'; op='equalsTo'; value=$true } } -VehicleId $v[0].Vin, VR3NNNNNNNN000000
            """);
        Assert.Single(run.Output);
        Assert.Single(run.Errors);
    }

    [Fact]
    public void Monitors_are_read_of_one_channel_of_all_and_by_id_and_removed_from_the_pipeline()
    {
        var run = _session.Run("""
            $trigger = @{ name='d1'; data=@{ data='stolen.state'; op='equalsTo'; value=$true } }
            $d = New-StellantisChannel -Label Other -WebsocketTarget wss://live.example.com
            $a = New-StellantisMonitor -ChannelId $c -Label A -BoolExp d1 -Trigger $trigger
            $b = New-StellantisMonitor -ChannelId $d -Label B -BoolExp d1 -Trigger $trigger
            Get-StellantisMonitor
            $d | Get-StellantisMonitor
            $a | Get-StellantisMonitor
            Get-StellantisMonitor $c $a
            Get-StellantisMonitor | Remove-StellantisMonitor -Confirm:$false
            Get-StellantisMonitor
            """).WithoutErrors();
        Assert.Equal(["A", "B", "B", "A", "A"], run.Property("Label"));
        Assert.DoesNotContain(null, run.Property("ChannelId"));
    }

    [Fact]
    public void The_bodies_of_the_quickstart_page_go_through_member_for_member()
    {
        foreach (var file in Directory.EnumerateFiles(TourFolder, "*.json"))
        {
            var text = File.ReadAllText(file).Replace("{ChannelId}", "c0a8", StringComparison.Ordinal)
                .Replace("{monitorId}", "m1", StringComparison.Ordinal);
            _session.Run("New-StellantisMonitor -ChannelId $c -Body $text", ("text", text)).WithoutErrors();
            Assert.Equal(text, Body());
        }
    }

    [Theory]
    [InlineData(80)]
    [InlineData(120)]
    public void The_table_fits_the_console(int width)
    {
        var text = _session.RunText("""
            New-StellantisMonitor -ChannelId $c -Label 'Stolen' -BoolExp d1 -Trigger @{
                name='d1'; data=@{ data='stolen.state'; op='equalsTo'; value=$true } }
            """, width);
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["MonitorId", "Status", "Label", "ChannelId"], lines[0].Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.All(lines, line => Assert.True(line.Length <= width, line));
        Assert.Contains("Stolen", lines[2], StringComparison.Ordinal);
    }

    private static string TourFolder => Repository.File("src/Stellantis.Shell/Tour");

    private string Body() => _session.Run("(Get-StellantisSandboxRequest -Method POST -Last 1).Body").Value<string>();

    private void AssertJson(string expected) => Assert.True(JToken.DeepEquals(Parse(expected), Parse(Body())), Body());

    private static JToken Parse(string json)
    {
        using var reader = new Newtonsoft.Json.JsonTextReader(new StringReader(json)) { DateParseHandling = Newtonsoft.Json.DateParseHandling.None };
        return JToken.Load(reader);
    }
}
