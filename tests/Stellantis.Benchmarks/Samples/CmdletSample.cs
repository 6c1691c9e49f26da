using System.Diagnostics;

namespace Stellantis.Benchmarks.Samples;

/// <summary>What the module's own commands take in a fresh process.</summary>
internal static class CmdletSample
{
    public const string All = "Get-StellantisVehicle -All";

    /// <summary>Reads the fleet several times; the first is the first request of the process.</summary>
    public static SampleResult Read(string baseUri, int times)
    {
        using var host = ModuleHost.Connected(baseUri);
        var result = Sample.Time(times, () =>
        {
            host.Run($"{All} | Out-Null");
            return 0;
        });
        host.Run($"{All} | Measure-Arrival");
        return result with { Items = MeasureArrivalCommand.Count };
    }

    /// <summary>Reads the fleet once, and tells the largest working set of the process.</summary>
    public static SampleResult Memory(string baseUri)
    {
        using var host = ModuleHost.Connected(baseUri);
        var seconds = host.Time($"{All} | Measure-Arrival");
        using var self = Process.GetCurrentProcess();
        return new SampleResult([seconds], Items: MeasureArrivalCommand.Count, Peak: self.PeakWorkingSet64);
    }

    /// <summary>Imports a module by its manifest.</summary>
    public static SampleResult Import(string manifest)
    {
        using var host = new ModuleHost();
        var start = Stopwatch.GetTimestamp();
        host.Import(manifest);
        return new SampleResult([Stopwatch.GetElapsedTime(start).TotalSeconds]);
    }
}
