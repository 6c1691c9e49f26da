using System.Globalization;

namespace Stellantis.Sandbox.World;

/// <summary>
/// The vehicles of the account. None is stored: a vehicle follows from the seed and its index, and its index from its VIN,
/// so that a fleet of a million costs nothing until somebody looks at it.
/// </summary>
/// <param name="seed">The seed of the world.</param>
/// <param name="count">How many vehicles there are.</param>
/// <param name="named">The first of them, as far as somebody has said what they are.</param>
internal sealed class Fleet(int seed, int count, IReadOnlyList<NamedVehicle>? named = null)
{
    /// <summary>More serial numbers than this the VIN cannot hold.</summary>
    public const int MaxCount = 30_000_000;

    private const int VinLength = 17;
    private const int CheckDigit = 8;
    private const int Year = 9;
    private const int Plant = 10;
    private const int Serial = 11;
    private const int SerialCount = 1_000_000;
    // Serial numbers are scattered by a factor without a common divisor with their count; the other number takes it back.
    private const int Scatter = 387_419;
    private const int Gather = 708_179;

    private const string Years = "LMNPRSTV";
    private const string Plants = "0123456789ABCDEFGHJKLMNPRSTUVWXYZ";
    private const string Letters = "ABCDEFGHJKLMNPRSTUVWXYZ";
    private const string LetterValues = "12345678123457923456789";

    private static readonly int[] s_weights = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];

    private readonly NamedVehicle[] _named = [.. named ?? []];
    private readonly Dictionary<string, int> _indexes = (named ?? []).Select((vehicle, index) => (vehicle.Vin, index))
        .Where(pair => pair.Vin is not null).ToDictionary(pair => pair.Vin!, pair => pair.index, StringComparer.Ordinal);

    private readonly int _offset = new Dice(seed, 0, 'o').Next(SerialCount);
    private readonly int _firstModel = new Dice(seed, 0, 'm').Next(VehicleModel.All.Count);

    public int Count => count;

    public Vehicle this[int index]
    {
        get
        {
            if (index < _named.Length && _named[index].Vin is { } given)
                return new Vehicle(index, given, Model(index));
            var vin = new char[VinLength];
            Spell(index, vin);
            return new Vehicle(index, new string(vin), Model(index));
        }
    }

    /// <summary>The vehicle with this VIN; null when the fleet has none.</summary>
    public Vehicle? Find(string vin)
    {
        return _indexes.TryGetValue(vin, out var place) ? this[place] : FindMadeUp(vin);
    }

    /// <summary>Whether the VIN that a vehicle was given is one that the fleet makes up for another.</summary>
    public bool IsMadeUpForAnother(int index) => index < _named.Length && _named[index].Vin is { } given && FindMadeUp(given) is { } other && other.Index != index;

    private Vehicle? FindMadeUp(string vin)
    {
        if (vin.Length != VinLength || !int.TryParse(vin.Substring(Serial), NumberStyles.None, CultureInfo.InvariantCulture, out var serial))
            return null;
        var index = (long)Plants.IndexOf(vin[Plant]) * SerialCount + (long)(serial - _offset + SerialCount) * Gather % SerialCount;
        return index >= 0 && index < count && this[(int)index] is { } vehicle && vehicle.Vin == vin ? vehicle : null;
    }

    /// <summary>The vehicles whose VIN begins with <paramref name="prefix"/>, in the server's order.</summary>
    public IReadOnlyList<Vehicle> WithPrefix(string? prefix)
    {
        if (string.IsNullOrEmpty(prefix))
            return new Selection(this, null);
        var vin = new char[VinLength];
        var found = Enumerable.Range(0, _named.Length).Where(index => this[index].Vin.StartsWith(prefix, StringComparison.Ordinal)).ToList();
        for (var index = _named.Length; index < count; index++)
        {
            var opening = Model(index).Opening;
            if (string.CompareOrdinal(opening, 0, prefix, 0, Math.Min(opening.Length, prefix!.Length)) != 0)
                continue;
            Spell(index, vin);
            if (StartsWith(vin, prefix))
                found.Add(index);
        }

        return new Selection(this, found);
    }

    private VehicleModel Model(int index) =>
        (index < _named.Length ? _named[index].Model : null) ?? VehicleModel.All[(_firstModel + index) % VehicleModel.All.Count];

    private void Spell(int index, char[] vin)
    {
        var model = Model(index);
        model.Opening.CopyTo(0, vin, 0, model.Opening.Length);
        vin[CheckDigit] = '0';
        vin[Year] = Years[new Dice(seed, index, 'y').Next(Years.Length)];
        vin[Plant] = Plants[index / SerialCount];
        var serial = (int)(((long)(index % SerialCount) * Scatter + _offset) % SerialCount);
        for (var i = VinLength - 1; i >= Serial; i--, serial /= 10)
            vin[i] = (char)('0' + serial % 10);

        var sum = 0;
        for (var i = 0; i < VinLength; i++)
            sum += s_weights[i] * Value(vin[i]);
        vin[CheckDigit] = "0123456789X"[sum % 11];
    }

    private static int Value(char c) => (c <= '9' ? c : LetterValues[Letters.IndexOf(c)]) - '0';

    private static bool StartsWith(char[] vin, string prefix)
    {
        if (prefix.Length > vin.Length)
            return false;
        for (var i = 0; i < prefix.Length; i++)
        {
            if (vin[i] != prefix[i])
                return false;
        }

        return true;
    }

    private sealed class Selection(Fleet fleet, List<int>? indexes) : IReadOnlyList<Vehicle>
    {
        public int Count => indexes?.Count ?? fleet.Count;

        public Vehicle this[int place] => fleet[indexes?[place] ?? place];

        public IEnumerator<Vehicle> GetEnumerator()
        {
            for (var place = 0; place < Count; place++)
                yield return this[place];
        }

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
