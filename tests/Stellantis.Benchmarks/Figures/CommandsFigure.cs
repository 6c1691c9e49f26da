using System.Globalization;
using System.Management.Automation;
using Stellantis.Benchmarks.Samples;

namespace Stellantis.Benchmarks.Figures;

/// <summary>A fleet that is locked and waited for, on the module's own sandbox: how long after the last end, with how many requests.</summary>
internal sealed class CommandsFigure : Figure
{
    private const int Vehicles = 500;
    private const int Limit = 32;
    private const int Speed = 10;

    // Lives from 5 to 60 s, the same in every run; and how every command ends.
    private static readonly string s_arrange = $$"""
        $sandbox = Start-StellantisSandbox -VehicleCount {{Vehicles}} -Speed {{Speed}} -Seed 3
        Connect-Stellantis $sandbox.BaseUri $sandbox.Credential $sandbox.UserId -Realm B2C
        $null = New-StellantisChannel -Label Ops -WebhookTarget https://hooks.example.com/e -Type Remote
        $cars = Get-StellantisVehicle -All
        $dice = [Random]::new(5); $lives = @{}
        foreach ($car in $cars) {
            $lives[$car.VehicleId] = 5 + 55 * $dice.NextDouble()
            $car | Set-StellantisSandboxVehicle -Moving $false -Privacy None -OpenDoor @() -NoData $false -Stolen $false `
                -RemoteOutcome Success -RemoteLife $lives[$car.VehicleId]
        }
        Set-StellantisSandboxFault -Latency 0.05
        $cars[0] | Test-StellantisVehicle | Out-Null
        """;

    // When the sandbox saw the first request, and when the last command was to end, by its clock.
    private const string Look = """
        $seen = Get-StellantisSandboxRequest
        $posts = $seen | Where-Object Method -EQ POST
        $ends = $posts | ForEach-Object { $_.Time.AddSeconds($lives[$_.Path.Split('/')[4]]) } | Sort-Object
        [pscustomobject]@{
            Posts = @($posts).Count; Looks = @($seen | Where-Object { $_.Method -eq 'GET' -and $_.Path -like '*/remotes/*' }).Count
            Ideal = ($ends[-1] - $seen[0].Time).TotalSeconds
        }
        Get-StellantisSandboxRequest -Clear | Out-Null
        """;

    public override string Name => "commands";

    public override void Measure(Bench bench)
    {
        var report = bench.Report;
        report.Heading($"{Vehicles} vehicles locked with -Wait, 50 ms a request, lives of 5 to 60 s at {Speed} times the speed");
        using var host = new ModuleHost();
        host.Import(Bench.Manifest);
        host.Run(s_arrange);
        var held = new List<double>();
        foreach (var (what, how) in new[] { ("looked at first", ""), ("sent at once (-SkipCheck)", "-SkipCheck") })
        {
            var (times, ratios, looks) = (new List<double>(), new List<double>(), new List<double>());
            for (var i = bench.Options.Times(3, 1); i > 0; i--)
            {
                host.Run("Get-StellantisSandboxRequest -Clear | Out-Null");
                var time = host.Time($"$ended = $cars | Lock-StellantisVehicle -Wait -ThrottleLimit {Limit} {how}");
                var seen = host.Run(Look)[0];
                Expect(Vehicles, host.Run("@($ended | Where-Object Outcome -EQ Success).Count; $ended = $null")[0].BaseObject, "ended");
                Expect(Vehicles, seen.Properties["Posts"].Value, "were sent");
                times.Add(time);
                ratios.Add(time / (Number(seen, "Ideal") / Speed));
                looks.Add(Number(seen, "Looks") / Vehicles);
                held.Add(GC.GetTotalMemory(forceFullCollection: true) / 1e6);
            }
            report.Value(what, new Spread(times).Seconds());
            report.Value($"{what}, of a minute at that speed", $"{new Spread(times).Median / (60.0 / Speed):0.00} x");
            report.AtMost($"{what}, time", new Spread(ratios).Median, 1.3, " x", "the schedule of the sandbox");
            report.AtMost($"{what}, status requests", new Spread(looks).Median, 3, "", "a vehicle");
        }
        report.AtMost("more memory held for each further run", (held[^1] - held[0]) / (held.Count - 1), 2, " MB",
            $"{Vehicles} commands, the sandbox's own record of them among it");
    }

    private static double Number(PSObject seen, string name) => Convert.ToDouble(seen.Properties[name].Value, CultureInfo.InvariantCulture);

    private static void Expect(int expected, object count, string what)
    {
        if (!expected.Equals(count))
            throw new InvalidOperationException($"{count} of {expected} commands {what}.");
    }
}
