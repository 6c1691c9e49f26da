using Stellantis.Sandbox.World;

namespace Stellantis.Sandbox.Events;

/// <summary>What a vehicle has told so far: of each operand the last value and the one before, and where it was.</summary>
internal sealed class Told
{
    private readonly ToldValue?[] _now = new ToldValue?[WatchedOperand.All.Count];
    private readonly ToldValue?[] _before = new ToldValue?[WatchedOperand.All.Count];
    private readonly bool[] _isNew = new bool[WatchedOperand.All.Count];

    /// <summary>Where the vehicle was when it last told; null when it never did.</summary>
    public Point? Place { get; private set; }

    /// <summary>The last value of an operand; null when it was never told.</summary>
    public ToldValue? Now(int operand) => _now[operand];

    /// <summary>What the message before the last one told of an operand.</summary>
    public ToldValue? Before(int operand) => _before[operand];

    /// <summary>Whether the last moment told another value than the one before it.</summary>
    public bool HasChanged(int operand) =>
        _isNew[operand] && _now[operand] is { } now && _before[operand] is { } before && now.Text != before.Text;

    /// <summary>Hears what a vehicle tells at a moment. What the moment does not tell stays as it was.</summary>
    public void Hear(Snapshot vehicle, Blocks blocks)
    {
        for (var i = 0; i < _now.Length; i++)
        {
            _isNew[i] = (blocks & WatchedOperand.All[i].Block) != 0 && WatchedOperand.All[i].Read(vehicle) is { } reading && Hear(i, reading);
        }

        if ((blocks & Blocks.Location) != 0 && vehicle.Place is { } place)
            Place = new Point(place.Longitude, place.Latitude);
    }

    private bool Hear(int operand, ToldValue reading)
    {
        (_before[operand], _now[operand]) = (_now[operand], reading);
        return true;
    }
}
