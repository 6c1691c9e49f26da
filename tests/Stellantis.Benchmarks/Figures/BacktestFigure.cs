using System.Globalization;
using Newtonsoft.Json.Linq;
using Stellantis.Benchmarks.Samples;

namespace Stellantis.Benchmarks.Figures;

/// <summary>
/// A monitor on the past: one vehicle-month of 10,000 messages from the pipeline and from a file, and many vehicle-months from files, whose memory
/// must not grow with their number.
/// </summary>
internal sealed class BacktestFigure : Figure
{
    private const int Messages = 10_000;

    private const string Monitor =
        "-Label Low -RefreshEvent 1h -BoolExp 'low & moving' -Trigger @{ low = @{ data = @{ data = 'vehicle.energy.electric.level'; " +
        "op = 'lowerThan'; value = 30 } }; moving = @{ data = @{ data = 'vehicle.kinetic.moving'; op = 'equalsTo'; value = $true } } }";

    public override string Name => "backtest";

    public override void Measure(Bench bench)
    {
        int[] counts = bench.Options.Times(1000, 30) == 1000 ? [10, 100, 1000] : [3, 30];
        bench.Report.Heading($"a monitor on vehicle-months of {Messages:N0} messages");
        using var host = new ModuleHost();
        host.Import(Bench.Manifest);
        host.Run("Connect-Stellantis -Sandbox");
        var sent = host.Run(
            "(Get-StellantisVehicle -All | Get-StellantisTelemetry -First 1 | Where-Object BatteryLevel | Select-Object -First 1).ToJson()");
        var message = JObject.Parse(sent[0].ToString());
        var folder = Directory.CreateTempSubdirectory("stellantis-past").FullName;
        try
        {
            // The first months are written; a file more is a link to one of them, as a thousand would be 38 GB.
            for (var i = 0; i < counts[0]; i++)
                Write(FileOf(folder, i), message, i);
            var file = FileOf(folder, 0);
            bench.Report.Value("a message", $"{new FileInfo(file).Length / Messages:N0} bytes");
            Month(bench, host, file);
            Many(bench, host, folder, counts);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Month(Bench bench, ModuleHost host, string file)
    {
        var times = new List<double>();
        for (var i = 0; i < bench.Options.Times(7, 3); i++)
            times.Add(host.Time($"$summary = Test-StellantisMonitor {Monitor} -HistoryPath '{file}' -Summary"));
        bench.Report.AtMost("one from a file", new Spread(times).Median, 0.5, " s", $"{Messages:N0} messages: {host.Run("$summary.Outcome")[0]}");

        // The objects as Get-StellantisTelemetry makes them, read before.
        host.Run($"$past = @(Get-StellantisVehicle -All | Get-StellantisTelemetry -First {Messages / 25})");
        times.Clear();
        for (var i = 0; i < bench.Options.Times(7, 3); i++)
            times.Add(host.Time($"$summary = $past | Test-StellantisMonitor {Monitor} -Summary"));
        bench.Report.AtMost("one from the pipeline", new Spread(times).Median, 0.5, " s", $"{host.Run("$past.Count")[0]} messages");
    }

    private static void Many(Bench bench, ModuleHost host, string folder, int[] counts)
    {
        (double Live, double Heap, double Process) few = default;
        var there = counts[0];
        foreach (var count in counts)
        {
            for (; there < count; there++)
                Link(FileOf(folder, there % counts[0]), FileOf(folder, there));
            var files = string.Join(",", Enumerable.Range(0, count).Select(i => $"'{FileOf(folder, i)}'"));
            var peak = Peak(host, files, count, out var seconds);
            few = few == default ? peak : few;
            var name = $"{count:N0} vehicle-months from files";
            bench.Report.Value(name, $"{seconds:0.0} s, {seconds / count:0.000} s each");
            bench.Report.Value($"{name}: the process at its fullest", $"{peak.Process / 1e6:0} MB more than before");
            bench.Report.Value($"{name}: the heap at its fullest", $"{peak.Heap / 1e6:0} MB more than before, with what is not collected yet");
            bench.Report.AtMost($"{name}: what lives at its most", peak.Live / 1e6, Math.Max(few.Live / 1e6 * 1.5, few.Live / 1e6 + 8), " MB",
                $"{few.Live / 1e6:0.0} MB for {counts[0]}");
        }
    }

    // What lives is what is left when all else has been collected, twice a second.
    private static (double Live, double Heap, double Process) Peak(ModuleHost host, string files, int months, out double seconds)
    {
        var (heap, process) = (GC.GetTotalMemory(forceFullCollection: true), Environment.WorkingSet);
        (double Live, double Heap, double Process) most = default;
        using var watch = new Timer(_ =>
        {
            most.Heap = Math.Max(most.Heap, GC.GetTotalMemory(forceFullCollection: false) - heap);
            most.Process = Math.Max(most.Process, Environment.WorkingSet - process);
        }, null, 0, 20);
        using var look = new Timer(_ =>
        {
            GC.Collect();
            most.Live = Math.Max(most.Live, GC.GetTotalMemory(forceFullCollection: false) - heap);
        }, null, 250, 500);
        seconds = host.Time($"$summary = Test-StellantisMonitor {Monitor} -HistoryPath {files} -Summary");
        var vehicles = host.Run("$summary.Vehicles")[0].ToString();
        return vehicles == months.ToString(CultureInfo.InvariantCulture) ? most
            : throw new InvalidOperationException($"{vehicles} of {months} vehicles had a past.");
    }

    private static string FileOf(string folder, int number) =>
        Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"VR3MADEUP{number:D8}.json"));

    private static void Link(string file, string link)
    {
        try
        {
            File.CreateSymbolicLink(link, file);
        }
        catch (IOException)
        {
            // Windows lets only some do so.
            File.Copy(file, link);
        }
    }

    // A message every four minutes; the battery goes up and down. Who it is about, the name of the file tells.
    private static void Write(string file, JObject message, int phase)
    {
        message.Remove("_links");
        var electric = message.SelectToken("vehicle.energies")!.First(energy => (string?)energy["type"] == "Electric");
        var at = new DateTime(2026, 3, 1, 0, 0, 0, DateTimeKind.Utc);
        using var writer = new StreamWriter(file);
        for (var i = 0; i < Messages; i++, at = at.AddMinutes(4))
        {
            message["createdAt"] = at.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
            electric["level"] = Math.Round(50 + 45 * Math.Sin((i + 100 * phase) / 90.0), 1);
            if (message.SelectToken("vehicle.kinetic") is JObject kinetic)
                kinetic["moving"] = i % 3 == 0;
            writer.WriteLine(message.ToString(Newtonsoft.Json.Formatting.None));
        }
    }
}
