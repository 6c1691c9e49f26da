using System.Diagnostics;
using System.Management.Automation;

namespace Stellantis.Benchmarks.Samples;

/// <summary>The end of a pipeline: counts what arrives, and notes when the first of it did.</summary>
[Cmdlet(VerbsDiagnostic.Measure, "Arrival")]
public sealed class MeasureArrivalCommand : PSCmdlet
{
    /// <summary>What arrives.</summary>
    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    /// <summary>How much arrived in the last pipeline.</summary>
    internal static long Count { get; private set; }

    /// <summary>When the first of it arrived, as <see cref="Stopwatch.GetTimestamp"/> tells.</summary>
    internal static long FirstAt { get; private set; }

    /// <inheritdoc/>
    protected override void BeginProcessing() => Count = 0;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (Count++ == 0)
            FirstAt = Stopwatch.GetTimestamp();
    }
}
