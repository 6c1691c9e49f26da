namespace Stellantis.Sandbox.World;

/// <summary>Repeatable chance: the same seed and keys throw the same numbers on every machine and runtime.</summary>
internal struct Dice(long seed, long key, long purpose)
{
    private ulong _state = Mix(Mix(Mix((ulong)seed) + (ulong)key) + (ulong)purpose);

    /// <summary>0 up to, and without, <paramref name="limit"/>.</summary>
    public int Next(int limit) => (int)(Step() % (ulong)limit);

    /// <summary>0.0 up to, and without, 1.0.</summary>
    public double NextDouble() => (Step() >> 11) / (double)(1UL << 53);

    public bool Chance(double probability) => NextDouble() < probability;

    public T Pick<T>(IReadOnlyList<T> values) => values[Next(values.Count)];

    /// <summary>An id of lower-case hexadecimal digits.</summary>
    public string Hex(int length)
    {
        var digits = new char[length];
        for (var i = 0; i < length; i++)
            digits[i] = "0123456789abcdef"[Next(16)];
        return new string(digits);
    }

    private ulong Step()
    {
        _state += 0x9E3779B97F4A7C15;
        return Mix(_state);
    }

    // The finaliser of splitmix64.
    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
