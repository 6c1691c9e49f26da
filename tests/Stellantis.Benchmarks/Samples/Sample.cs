using System.Diagnostics;
using System.Globalization;
using System.Runtime;
using System.Text.Json;

namespace Stellantis.Benchmarks.Samples;

/// <summary>Measurements that need a process of their own: this program again, which reports as a line of JSON.</summary>
internal static class Sample
{
    public const string Walk = "walk";
    public const string Serializer = "serializer";
    public const string JObjects = "jobject";
    public const string Cmdlet = "cmdlet";
    public const string Memory = "memory";
    public const string Import = "import";

    /// <summary>Starts a process that takes a sample, and waits for what it measured.</summary>
    /// <param name="kind">The sample.</param>
    /// <param name="target">What it reads or imports.</param>
    /// <param name="repetitions">How often.</param>
    /// <param name="program">This program, perhaps with another engine (<see cref="ReleasedEngine"/>); null for this one.</param>
    public static SampleResult Of(string kind, string target, int repetitions = 1, string? program = null)
    {
        using var process = Process.Start(new ProcessStartInfo(program ?? Environment.ProcessPath!,
            ["sample", kind, target, repetitions.ToString(CultureInfo.InvariantCulture)])
        {
            RedirectStandardOutput = true,
        })!;
        var line = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? JsonSerializer.Deserialize<SampleResult>(line)!
            : throw new InvalidOperationException($"The sample '{kind}' ended with {process.ExitCode}.");
    }

    /// <summary>Takes a sample in this process and writes what was measured.</summary>
    public static int Take(string kind, string target, string repetitions)
    {
        var times = int.Parse(repetitions, CultureInfo.InvariantCulture);
        var result = kind switch
        {
            Walk => PageLoop.Run(new TokenWalk(), target, times),
            Serializer => PageLoop.Run(new SerializerLoop(), target, times),
            JObjects => PageLoop.Run(new JObjectLoop(), target, times),
            Cmdlet => CmdletSample.Read(target, times),
            Memory => CmdletSample.Memory(target),
            Import => CmdletSample.Import(target),
            _ => throw new ArgumentException($"There is no sample '{kind}'.", nameof(kind)),
        };
        Console.WriteLine(JsonSerializer.Serialize(result));
        return 0;
    }

    /// <summary>Times runs of something, and what the last of them allocates.</summary>
    public static SampleResult Time(int times, Func<long> run)
    {
        var seconds = new double[times];
        var processor = new double[times];
        var compiled = new int[times];
        var (items, allocated) = (0L, 0L);
        for (var i = 0; i < times; i++)
        {
            var before = GC.GetTotalAllocatedBytes(precise: true);
            var used = Environment.CpuUsage.TotalTime;
            var methods = JitInfo.GetCompiledMethodCount();
            var start = Stopwatch.GetTimestamp();
            items = run();
            seconds[i] = Stopwatch.GetElapsedTime(start).TotalSeconds;
            processor[i] = (Environment.CpuUsage.TotalTime - used).TotalSeconds;
            compiled[i] = (int)(JitInfo.GetCompiledMethodCount() - methods);
            allocated = GC.GetTotalAllocatedBytes(precise: true) - before;
        }
        return new SampleResult(seconds, processor, compiled, allocated, items);
    }
}
