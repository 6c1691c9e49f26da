namespace Stellantis.Benchmarks.Figures;

/// <summary>Something to measure and to hold against a target.</summary>
internal abstract class Figure
{
    /// <summary>The name for <c>--only</c>.</summary>
    public abstract string Name { get; }

    public abstract void Measure(Bench bench);
}
