using System.Management.Automation;
using Newtonsoft.Json.Linq;
using Stellantis.PowerShell.Tests.Engine;
using Stellantis.PowerShell.Tests.Support;
using Xunit;

namespace Stellantis.PowerShell.Tests.Cmdlets;

/// <summary>Triggers of typed parameters say what a hashtable says, and refuse the same.</summary>
public sealed class TriggerTests : IDisposable
{
    private const string Zone = "New-StellantisTrigger -Zone Out -Latitude 45.46 -Longitude 9.19 -Radius 2 -Name left";
    private const string Low = "New-StellantisTrigger -Data vehicle.energy.electric.level -Operator lowerThan -Value 30 -Name low";
    private const string Night = "New-StellantisTrigger -Time -At 22:00 -Duration 8h -Day Mon, Tue -Week w1-w10 -TimeZone Europe/Rome -Name night";
    private const string Alert = "New-StellantisTrigger -Data vehicle.alert -Operator includedIn -Value OilLevelLow, FuelLevelLow " +
        "-PreviousOperator equalsTo -PreviousValue AdBlueFault -Name alert";

    private readonly PowerShellSession _session = new();

    public void Dispose() => _session.Dispose();

    [Theory]
    [InlineData(Zone, """{"name":"left","zone":{"transition":"Out","place":{"radius":2,"center":{"longitude":9.19,"latitude":45.46}}}}""")]
    [InlineData("New-StellantisTrigger -Zone iN -Center @{ Latitude = -33.9; Longitude = 18.4 } -Radius 10",
        """{"name":"zone","zone":{"transition":"In","place":{"radius":10,"center":{"longitude":18.4,"latitude":-33.9}}}}""")]
    [InlineData("New-StellantisTrigger -Zone In -Center -33.9, 18 -Radius 10",
        """{"name":"zone","zone":{"transition":"In","place":{"radius":10,"center":{"longitude":18,"latitude":-33.9}}}}""")]
    [InlineData("New-StellantisTrigger -Zone In -Center '45.46,9.19' -Radius 2",
        """{"name":"zone","zone":{"transition":"In","place":{"radius":2,"center":{"longitude":9.19,"latitude":45.46}}}}""")]
    [InlineData("New-StellantisTrigger -Data VEHICLE.energy.electric.level -Operator LOWERTHAN -Value 30",
        """{"name":"data","data":{"data":"vehicle.energy.electric.level","op":"lowerThan","value":["30"]}}""")]
    [InlineData("New-StellantisTrigger -Data environment.air.temp -Operator lowerThan -Value -0.5",
        """{"name":"data","data":{"data":"environment.air.temp","op":"lowerThan","value":["-0.5"]}}""")]
    [InlineData("New-StellantisTrigger -Data stolen.state -Value $true",
        """{"name":"data","data":{"data":"stolen.state","op":"equalsTo","value":["true"]}}""")]
    [InlineData("New-StellantisTrigger -Data vehicle.trip.start", """{"name":"data","data":{"data":"vehicle.trip.start","op":"onChange"}}""")]
    [InlineData("New-StellantisTrigger -Data privacy.state -Operator onChange -PreviousValue full, none",
        """{"name":"data","data":{"data":"privacy.state","op":"onChange","previous":{"op":"includedIn","value":["Full","None"]}}}""")]
    [InlineData("New-StellantisTrigger -Data privacy.state -Operator onChange -PreviousValue full",
        """{"name":"data","data":{"data":"privacy.state","op":"onChange","previous":{"op":"equalsTo","value":["Full"]}}}""")]
    [InlineData("New-StellantisTrigger -Time -At 22:30 -Duration 8h -TimeZone europe/rome",
        """{"name":"time","time":{"times":[{"recurrence":"Daily","start":"PT22H30M","duration":"PT8H"}],"timeZone":"Europe/Rome"}}""")]
    [InlineData("New-StellantisTrigger -Time -At 10pm, 6am, ([datetime]'2030-01-01T12:15') -Duration ([timespan]'1:30')",
        """{"name":"time","time":{"times":[{"recurrence":"Daily","start":"PT22H","duration":"PT1H30M"},""" +
        """{"recurrence":"Daily","start":"PT6H","duration":"PT1H30M"},{"recurrence":"Daily","start":"PT12H15M","duration":"PT1H30M"}]}}""")]
    [InlineData("New-StellantisTrigger -Time -At 22h30m -Duration 3600 -Day Monday, ([DayOfWeek]::Tuesday), wed -Week w3, w34-w46",
        """{"name":"time","time":{"times":[{"recurrence":"Daily","start":"PT22H30M","duration":"PT1H","occurrence":""" +
        """{"day":["Mon","Tue","Wed"],"week":["w3","w34-w46"]}}]}}""")]
    [InlineData("New-StellantisTrigger -Time -Start 2030-01-31T07:30:00+01:00",
        """{"name":"time","time":{"times":[{"recurrence":"None","start":"2030-01-31T06:30:00Z"}]}}""")]
    [InlineData("New-StellantisTrigger -Time -Start '2030-01-31 07:30' -Duration PT2H -TimeZone Asia/Tokyo -Name once",
        """{"name":"once","time":{"times":[{"recurrence":"None","start":"2030-01-30T22:30:00Z","duration":"PT2H"}],"timeZone":"Asia/Tokyo"}}""")]
    [InlineData("New-StellantisTrigger -Setting digitalkey", """{"name":"setting","setting":{"type":"DigitalKey"}}""")]
    public void Typed_parameters_become_what_the_service_takes(string command, string expected)
    {
        var run = _session.Run(command + " | ForEach-Object ToJson").WithoutErrors();
        Assert.Empty(run.Warnings);
        Assert.Equal(expected, JObject.Parse(run.Value<string>()).ToString(Newtonsoft.Json.Formatting.None));
    }

    [Theory]
    [InlineData("-Zone Out -Radius 2", "InvalidRequest", "give -Latitude and -Longitude, or -Center")]
    [InlineData("-Zone Out -Latitude 45 -Radius 2", "InvalidRequest", "give -Latitude and -Longitude, or -Center")]
    [InlineData("-Zone Out -Latitude 45 -Longitude 9 -Center '45,9' -Radius 2", "InvalidRequest", "given twice")]
    [InlineData("-Zone Out -Center 45, 9, 2 -Radius 2", "InvalidRequest", "-Center has no position")]
    [InlineData("-Zone Out -Center 45, x -Radius 2", "InvalidRequest", "-Center has no position")]
    [InlineData("-Zone Out -Center @{ StartPosition = '45,9'; EndPosition = '46,9' } -Radius 2", "InvalidRequest", "-Center has 2 positions")]
    [InlineData("-Zone 45.46, 9.19 -Radius 2", "ParameterArgumentTransformationError", "Give In or Out, and the place with -Latitude")]
    [InlineData("-Zone @{ Latitude = 45 } -Radius 2", "ParameterArgumentTransformationError", "What was given is not a word. Give In or Out")]
    [InlineData("-Zone 45 -Radius 2", "ParameterArgumentTransformationError", "'45' is not a word. Give In or Out")]
    [InlineData("-Zone Sideways -Latitude 45 -Longitude 9 -Radius 2", "InvalidBody",
        "-Zone (zone.transition): 'Sideways' is not a transition. Allowed: In, Out")]
    [InlineData("-Zone Out -Latitude 145 -Longitude 9 -Radius 2", "InvalidBody", "-Latitude (zone.place.center.latitude): 145 is out of range")]
    [InlineData("-Zone Out -Latitude 45 -Longitude 190 -Radius 2", "InvalidBody", "-Longitude (zone.place.center.longitude): 190 is out of range")]
    [InlineData("-Zone Out -Latitude 45 -Longitude 9 -Radius 2.5", "InvalidBody", "-Radius (zone.place.radius)")]
    [InlineData("-Zone Out -Latitude 45 -Longitude 9 -Radius -1", "InvalidBody", "-Radius (zone.place.radius): -1 is out of range")]
    [InlineData("-Zone Out -Latitude 45 -Longitude 9 -Radius 1 -Name 'a b'", "InvalidBody", "-Name (name): 'a b' is not the name of a trigger")]
    [InlineData("-Data vehicle.odometer", "InvalidBody", "-Operator (data.op): is missing. Allowed: equalsTo, greaterThan, lowerThan.")]
    [InlineData("-Data vehicle.odometer -Operator lowerThen -Value 1", "InvalidBody", "did you mean 'lowerThan'?")]
    [InlineData("-Data vehicle.odometer -Operator lowerThan", "InvalidBody", "-Value (data.value): is missing, and lowerThan needs one")]
    [InlineData("-Data vehicle.odometer -Operator lowerThan -Value far", "InvalidBody", "-Value (data.value[0]): 'far' is not a number")]
    [InlineData("-Data vehicle.odometer -Operator lowerThan -Value 1 -PreviousValue 2", "InvalidBody", "-PreviousValue (data.previous)")]
    [InlineData("-Data vehicle.alert -Operator onChange -PreviousOperator lowerThan -PreviousValue OilLevelLow", "InvalidBody", "-PreviousOperator")]
    [InlineData("-Time", "InvalidRequest", "give -At 22:00 with -Duration 8h for every day, or -Start")]
    [InlineData("-Time -At 22:00 -Start 2030-01-31 -Duration 1h", "InvalidRequest", "give one of them")]
    [InlineData("-Time -At 22:00", "InvalidBody", "-Duration (time.times[0].duration): is missing")]
    [InlineData("-Time -Start 2030-01-31 -Day Mon", "InvalidRequest", "-Day and -Week go with -At")]
    [InlineData("-Time -Start '2030-01-31 07:30' -TimeZone Europe/Atlantis", "InvalidRequest", "Give the offset too")]
    [InlineData("-Time -Start 03/04/2030", "ParameterArgumentTransformationError", "3 April 2030 or 4 March 2030")]
    [InlineData("-Time -Start soon", "ParameterArgumentTransformationError", "'soon' is not a date and time")]
    [InlineData("-Time -At 22 -Duration 1h", "ParameterArgumentTransformationError", "'22' is not a time of day. Give hours and minutes")]
    [InlineData("-Time -At 25:00 -Duration 1h", "ParameterArgumentTransformationError", "'25:00' is not a time of day")]
    [InlineData("-Time -At 24h -Duration 1h", "ParameterArgumentValidationError", "is not a time of day")]
    [InlineData("-Time -At 22:00 -Duration '8 hours'", "ParameterArgumentTransformationError", "'8 hours' is not a duration. Give one such as 90s")]
    [InlineData("-Time -At 22:00 -Duration 8h -Day Someday", "InvalidBody", "-Day (time.times[0].occurrence.day[0]): 'Someday' is not a day")]
    [InlineData("-Time -At 22:00 -Duration 8h -Week w53", "InvalidBody", "-Week (time.times[0].occurrence.week[0]): 'w53' is not a week")]
    [InlineData("-Setting Key", "InvalidBody", "-Setting (setting.type): 'Key' is not a setting. Allowed: DigitalKey, LastMileNavigation")]
    public void What_makes_no_sense_is_one_error_that_names_the_parameter(string parameters, string id, string message)
    {
        var run = _session.Run("New-StellantisTrigger " + parameters);
        Assert.Empty(run.Output);
        Assert.StartsWith(id + ",", run.Error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains(message, run.Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_operand_takes_its_operators_and_refuses_the_others()
    {
        var offered = _session.Run("""
            function Tab($line) { @((TabExpansion2 $line $line.Length).CompletionMatches.CompletionText) }
            foreach ($data in Tab 'New-StellantisTrigger -Data ') {
                $ops = Tab "New-StellantisTrigger -Data $data -Operator "
                $value = (@(Tab "New-StellantisTrigger -Data $data -Value " | Where-Object { $_ }) + 1)[0]
                foreach ($op in 'equalsTo', 'greaterThan', 'lowerThan', 'includedIn', 'onChange') {
                    $with = if ($op -eq 'onChange') { @{} } else { @{ Value = $value } }
                    $made = $null; $why = $null
                    try { $made = New-StellantisTrigger -Data $data.ToUpper() -Operator $op.ToUpper() @with } catch { $why = $_ }
                    [pscustomobject]@{ Data = $data; Op = $op; Offered = $ops -contains $op; Json = if ($made) { $made.ToJson() }; Why = "$why" }
                }
            }
            """);
        Assert.Empty(offered.Warnings);
        Assert.True(offered.Output.Count > 150, $"{offered.Output.Count} pairs");
        Assert.All(offered.Output, pair =>
        {
            string Of(string name) => pair.Properties[name].Value?.ToString() ?? "";
            var about = $"{Of("Data")} {Of("Op")}: {Of("Why")}";
            if ((bool)pair.Properties["Offered"].Value)
            {
                var data = JObject.Parse(Of("Json"))["data"]!;
                Assert.Equal((Of("Data"), Of("Op")), ((string?)data["data"], (string?)data["op"]));
                Assert.Equal(Of("Op") != "onChange", data["value"] is not null);
            }
            else
            {
                Assert.True(Of("Json").Length == 0, about);
                Assert.Contains($"'{Of("Op")}' does not go with {Of("Data")}. Allowed: ", about, StringComparison.Ordinal);
            }
        });
    }

    [Theory]
    [InlineData("vehicle.odometer -Operator ", "equalsTo greaterThan lowerThan")]
    [InlineData("VEHICLE.trip.start -Operator ", "onChange")]
    [InlineData("nothing.known -Operator ", "equalsTo greaterThan lowerThan includedIn onChange")]
    [InlineData("privacy.state -Value ", "None Geolocation Full")]
    [InlineData("privacy.state -Value None,G", "Geolocation")]
    [InlineData("vehicle.energy.charging.plugged -PreviousOperator ", "equalsTo")]
    [InlineData("vehicle.energy.charging.plugged -PreviousValue ", "true false")]
    [InlineData("vehicle.odometer -PreviousOperator ", "")]
    [InlineData("vehicle.odometer -PreviousValue ", "")]
    public void Tab_offers_what_the_data_takes(string typed, string expected)
    {
        const string Run = "(TabExpansion2 $line $line.Length).CompletionMatches.CompletionText";
        var found = _session.Run(Run, ("line", "New-StellantisTrigger -Data " + typed)).WithoutErrors().Output;
        Assert.Equal(expected, string.Join(' ', found));
    }

    [Theory]
    [InlineData("-Zone ", "In Out")]
    [InlineData("-Setting ", "DigitalKey LastMileNavigation")]
    [InlineData("-Time -Day ", "Mon Tue Wed Thu Fri Sat Sun")]
    [InlineData("-Time -TimeZone rom", "Europe/Rome")]
    [InlineData("-Time -TimeZone Europe/Par", "Europe/Paris")]
    public void Tab_offers_the_words_of_the_service(string typed, string expected)
    {
        const string Run = "(TabExpansion2 $line $line.Length).CompletionMatches.CompletionText";
        Assert.Equal(expected, string.Join(' ', _session.Run(Run, ("line", "New-StellantisTrigger " + typed)).WithoutErrors().Output));
    }

    [Theory]
    [InlineData("New-StellantisMonitor -Trigger $a, $b -BoolExp ", "left low 'left & low' 'left | low'")]
    [InlineData("New-StellantisMonitor -Trigger (New-StellantisTrigger -Setting x), (New-StellantisTrigger -Zone In -Name y) -BoolExp ",
        "setting y 'setting & y' 'setting | y'")]
    public void Tab_offers_the_names_of_triggers_that_were_made(string line, string expected) => Assert.Equal(expected, string.Join(' ', _session.Run(
        $"$a = {Zone}; $b = {Low}; (TabExpansion2 $line $line.Length).CompletionMatches.CompletionText", ("line", line)).WithoutErrors().Output));

    [Fact]
    public void Objects_with_a_position_make_a_zone_each_with_a_name_of_its_own()
    {
        var run = _session.Run("""
            & { [pscustomobject]@{ Latitude = 45.1; Longitude = 9.1 }, [pscustomobject]@{ Location = @{ Latitude = 45.2; Longitude = 9.2 } } |
                New-StellantisTrigger -Zone In -Radius 5
            [pscustomobject]@{ Name = 'depot'; Latitude = '45.3'; Longitude = '9.3'; Radius = '7' },
                [pscustomobject]@{ Name = 'port1'; Latitude = 45.4; Longitude = 9.4; Radius = 8 },
                [pscustomobject]@{ Name = 'port1'; Latitude = 45.5; Longitude = 9.5; Radius = 9 } | New-StellantisTrigger -Zone Out
            } | ForEach-Object { "$($_.Name) $($_.Zone.Place.Center.Latitude) $($_.Zone.Place.Radius)" }
            """).WithoutErrors();
        Assert.Equal(["zone 45.1 5", "zone2 45.2 5", "depot 45.3 7", "port1 45.4 8", "port2 45.5 9"], run.Values<string>());
    }

    [Fact]
    public void A_zone_lies_around_a_vehicle_whose_telemetry_is_piped() => Assert.Equal("True", _session.ToSandbox().Run("""
        $now = Get-StellantisVehicle -First 1 | Get-StellantisTelemetry -Latest
        $zone = ($now | New-StellantisTrigger -Zone Out -Radius 3).Zone.Place.Center
        "$($now.Location.Latitude -eq $zone.Latitude -and $now.Location.Longitude -eq $zone.Longitude)"
        """).WithoutErrors().Value<string>());

    [Theory]
    [InlineData("$all")]
    [InlineData("($all | Copy-Clixml)")]
    [InlineData("($all | Copy-Clixml | ConvertTo-Json -Depth 12 | ConvertFrom-Json)")]
    [InlineData("($all | ConvertTo-Json -Depth 5 | ConvertFrom-Json)")]
    [InlineData("($all | ForEach-Object ToJson | ForEach-Object { ConvertFrom-Json $_ })")]
    [InlineData("($all[0], $all[1] + @{ night = @{ time = @{ times = @{ recurrence = 'Daily'; start = '22:00'; duration = '8h'; " +
        "occurrence = @{ day = 'mon', 'tue'; week = 'w1-w10' } }; timeZone = 'Europe/Rome' } } }, $all[3])")]
    public void Triggers_go_into_a_monitor_whatever_way_they_took_and_mixed_with_hashtables(string triggers)
    {
        using var service = new CannedService();
        var made = _session.To(service.BaseUri).Run($$"""
            filter Copy-Clixml {
                [Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize($_)) }
            $all = ({{Zone}}), ({{Low}}), ({{Night}}), ({{Alert}})
            $null = New-StellantisMonitor ch-1 -Label x -BoolExp 'left & low & night & alert' -Trigger $all
            $null = New-StellantisMonitor ch-1 -Label x -BoolExp 'left & low & night & alert' -Trigger {{triggers}}
            $null = {{triggers}} | New-StellantisMonitor ch-1 -Label x -BoolExp 'left & low & night & alert'
            """).WithoutErrors();
        Assert.Empty(made.Warnings);
        var sent = service.Take();
        Assert.Equal(3, sent.Count);
        Assert.Equal("low", (string?)JObject.Parse(sent[0].Body).SelectToken("triggerParam.triggers[1].name"));
        Assert.All(sent, request => Assert.True(JToken.DeepEquals(JToken.Parse(sent[0].Body), JToken.Parse(request.Body)), request.Body));
    }

    [Theory]
    [InlineData("$a, $a | New-StellantisMonitor ch-1 -Label x -BoolExp left", "'left' is the name of triggers[0] too: give each a name of its own")]
    [InlineData("New-StellantisMonitor ch-1 -Label x -Trigger $a, $b", "-BoolExp (triggerParam.boolExp): is missing: join the names of the triggers")]
    [InlineData("$a, $b | New-StellantisMonitor ch-1 -Label x -BoolExp neither", "'neither' is not the name of a trigger. Allowed: left, low.")]
    public void Names_that_do_not_fit_together_are_told_and_nothing_is_sent(string command, string message)
    {
        using var service = new CannedService();
        var run = _session.To(service.BaseUri).Run($"$a = {Zone}; $b = {Low}; {command}");
        Assert.Contains(message, run.Error.ToString(), StringComparison.Ordinal);
        Assert.Empty(service.Take());
    }

    [Theory]
    [InlineData("'VR3UHZKXZPT500041', 'VR3UHZKXZPT500042'")]
    [InlineData("[pscustomobject]@{ Vin = 'VR3UHZKXZPT500041' }, @{ VehicleId = 'VR3UHZKXZPT500042' }")]
    public void Vehicles_in_the_pipeline_are_never_taken_for_triggers(string vehicles)
    {
        using var service = new CannedService();
        var run = _session.To(service.BaseUri).Run($"{vehicles} | New-StellantisMonitor ch-1 -Label x -BoolExp t");
        var told = string.Join('\n', run.Errors.Append(run.Terminating));
        Assert.Contains("-Trigger (triggerParam.triggers): is missing", told, StringComparison.Ordinal);
        Assert.Empty(service.Take());
    }

    [Fact]
    public void The_names_of_triggers_make_an_expression() =>
        Assert.Equal("left & !low", _session.Run($$"""$a = {{Zone}}; $b = {{Low}}; "$a & !$b" """).WithoutErrors().Value<string>());

    [Fact]
    public void A_table_says_what_each_trigger_watches()
    {
        var made = _session.Run($"{Zone}; {Low}; {Night}; {Alert}; New-StellantisTrigger -Setting DigitalKey").WithoutErrors().Output;
        foreach (var shown in new object[] { made, made.Select(trigger => PowerShellSession.RoundTrip(trigger)).ToArray() })
        {
            var lines = _session.RunText("$shown", 120, ("shown", shown)).Split('\n').Select(line => line.TrimEnd()).Where(line => line.Length > 0);
            Assert.Equal(
            [
                "Name         Watches", "----         -------", "left         leaving 2 km around 45.46,9.19",
                "low          vehicle.energy.electric.level lowerThan 30", "night        daily 22:00 for 8h Mon, Tue w1-w10 (Europe/Rome)",
                "alert        vehicle.alert includedIn OilLevelLow, FuelLevelLow (from AdBlueFault)",
                "setting      the setting DigitalKey",
            ],
            lines);
        }
    }
}
