namespace Stellantis.Benchmarks.Samples;

/// <summary>
/// What a child process measured: the seconds of each run, the first one first, its processor time, and how many methods the runtime compiled
/// meanwhile; bytes allocated in the last; items read; the peak of its memory.
/// </summary>
internal sealed record SampleResult(
    double[] Seconds, double[]? Processor = null, int[]? Compiled = null, double Allocated = 0, long Items = 0, long Peak = 0)
{
    /// <summary>
    /// Runs that the runtime takes to compile what is hot, whoever's code it is; they are neither first nor warm. Of PowerShell's own code it
    /// compiles hundreds of methods in each run until about here (see <see cref="Compiled"/>).
    /// </summary>
    public const int WarmingUp = 20;

    public double First => Seconds[0];

    public IEnumerable<double> Warm => Seconds.Skip(WarmingUp);
}
