namespace Stellantis.Client.Backtests;

/// <summary>What a vehicle has told up to a moment: of each value the last one and the one before, and where it was.</summary>
/// <param name="count">How many values there are.</param>
internal sealed class Heard(int count)
{
    private readonly RecordedValue?[] _now = new RecordedValue?[count];
    private readonly RecordedValue?[] _before = new RecordedValue?[count];
    private readonly DateTime?[] _at = new DateTime?[count];
    private readonly bool[] _isNew = new bool[count];

    /// <summary>Where the vehicle was when it last told; null when it never did.</summary>
    public (double Latitude, double Longitude)? Place { get; private set; }

    /// <summary>When that was, in UTC.</summary>
    public DateTime? PlaceAt { get; private set; }

    /// <summary>The last value; null when none was told.</summary>
    public RecordedValue? Now(int value) => _now[value];

    /// <summary>The value of the message before that one; null when there was none.</summary>
    public RecordedValue? Before(int value) => _before[value];

    /// <summary>When the last value was told, in UTC.</summary>
    public DateTime? ToldAt(int value) => _at[value];

    /// <summary>Whether the last moment told another value than the one before; null when none was told before.</summary>
    public bool? HasChanged(int value) =>
        !_isNew[value] ? false : _before[value] is { } before ? before.Text != _now[value]!.Text : null;

    /// <summary>Hears a moment. What it does not tell stays as it was.</summary>
    public void Hear(RecordedMoment moment)
    {
        for (var i = 0; i < _now.Length; i++)
        {
            _isNew[i] = moment.Values[i] is not null;
            if (moment.Values[i] is { } value)
                (_before[i], _now[i], _at[i]) = (_now[i], value, moment.At);
        }
        if (moment.Place is { } place)
            (Place, PlaceAt) = (place, moment.At);
    }
}
