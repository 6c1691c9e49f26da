using Stellantis.Benchmarks.Samples;

namespace Stellantis.Benchmarks.Figures;

/// <summary>The latest telemetry of many vehicles, side by side.</summary>
internal sealed class TelemetryFigure : Figure
{
    private const int Latency = 50;
    private const int Vehicles = 1000;
    private const int Throttle = 32;

    public override string Name => "telemetry";

    public override void Measure(Bench bench)
    {
        var report = bench.Report;
        report.Heading($"{Vehicles:N0} vehicles piped to Get-StellantisTelemetry -Latest, {Latency} ms latency");
        using var host = ModuleHost.Connected(bench.Server.BaseUri(Vehicles, Latency));
        if (!host.Has("Get-StellantisTelemetry", "ThrottleLimit"))
        {
            report.Skip($"-ThrottleLimit {Throttle}", "Get-StellantisTelemetry has no such parameter yet");
            return;
        }
        host.Run("$vehicles = Get-StellantisVehicle -All; $vehicles | Get-StellantisTelemetry -Latest -ThrottleLimit 32 | Out-Null");
        var ideal = Vehicles * Latency / 1000.0 / Throttle;
        var times = new List<double>();
        for (var i = 0; i < bench.Options.Times(5, 2); i++)
        {
            times.Add(host.Time($"$vehicles | Get-StellantisTelemetry -Latest -ThrottleLimit {Throttle} | Measure-Arrival"));
            if (MeasureArrivalCommand.Count != Vehicles)
                throw new InvalidOperationException($"{MeasureArrivalCommand.Count} of {Vehicles} vehicles had telemetry.");
        }
        var spread = new Spread(times);
        report.Value($"-ThrottleLimit {Throttle}", spread.Seconds());
        report.AtMost($"-ThrottleLimit {Throttle}", spread.Median / ideal, 1.25, " x", $"{Vehicles} x latency / {Throttle}, {ideal:0.00} s");
    }
}
