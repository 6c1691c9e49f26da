namespace Stellantis.Benchmarks.Samples;

/// <summary>
/// What a child process measured: the seconds of each run, the first one first, and its processor time; bytes allocated in the last; items read; the
/// peak of its memory.
/// </summary>
internal sealed record SampleResult(double[] Seconds, double[]? Processor = null, double Allocated = 0, long Items = 0, long Peak = 0)
{
    /// <summary>Runs that the runtime takes to compile what is hot, whoever's code it is; they are neither first nor warm.</summary>
    public const int WarmingUp = 7;

    public double First => Seconds[0];

    public IEnumerable<double> Warm => Seconds.Skip(WarmingUp);
}
