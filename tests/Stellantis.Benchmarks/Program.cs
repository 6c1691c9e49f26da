using Stellantis.Benchmarks.Figures;
using Stellantis.Benchmarks.Samples;
using Stellantis.Benchmarks.Server;

namespace Stellantis.Benchmarks;

/// <summary>
/// Measures the built module against the floor, against what a user would write instead, and against its targets; prints what it measured.
/// </summary>
internal static class Program
{
    private const string Usage = """
        dotnet run -c Release --project tests/Stellantis.Benchmarks [-- [--quick] [--only <figure>]...]

          --quick   fewer repetitions
          --only    measure only this: read, documents, latency, first, telemetry, memory, import, stop, commands, events, backtest,
                    configuration;
                    may be given several times
        """;

    public static int Main(string[] arguments)
    {
        Environment.SetEnvironmentVariable("POWERSHELL_TELEMETRY_OPTOUT", "1");
        switch (arguments)
        {
            case ["serve"]:
                return PageServer.Run();
            case ["sample", var kind, var target, var repetitions]:
                return Sample.Take(kind, target, repetitions);
        }
        if (Options.Parse(arguments) is not { } options)
        {
            Console.WriteLine(Usage);
            return 2;
        }

        Figure[] all =
            [new ReadFigure(), new DocumentsFigure(), new LatencyFigure(), new FirstObjectFigure(), new TelemetryFigure(), new MemoryFigure(),
                new ImportFigure(), new StopFigure(), new CommandsFigure(), new EventsFigure(), new SecretFigure(), new BacktestFigure(),
                new ConfigurationFigure()];
        using var server = new ServerProcess();
        var bench = new Bench(server, options, new Report(Console.Out));
        bench.Report.Begin();
        foreach (var figure in all.Where(f => options.Wants(f.Name)))
            figure.Measure(bench);
        bench.Report.End();
        return 0;
    }
}
