using System.Globalization;

namespace Stellantis.Benchmarks;

/// <summary>Repeated measurements of one thing.</summary>
internal sealed class Spread
{
    private readonly double[] _sorted;

    public Spread(IEnumerable<double> values) => _sorted = [.. values.Order()];

    public double Median =>
        _sorted.Length % 2 == 1 ? _sorted[_sorted.Length / 2] : (_sorted[_sorted.Length / 2 - 1] + _sorted[_sorted.Length / 2]) / 2;

    public double Min => _sorted[0];

    public double Max => _sorted[^1];

    /// <summary>The median and, in brackets, the least and the most, in a unit.</summary>
    public string Show(string unit, string format, double factor = 1)
    {
        var (median, min, max) = (Number(Median), Number(Min), Number(Max));
        return _sorted.Length == 1 ? $"{median} {unit}" : $"{median} {unit} ({min}-{max}, n={_sorted.Length})";

        string Number(double value) => (value * factor).ToString(format, CultureInfo.InvariantCulture);
    }

    public string Seconds() => Show("s", "0.000");

    public string Milliseconds() => Show("ms", "0.0", 1000);
}
