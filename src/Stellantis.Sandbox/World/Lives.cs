namespace Stellantis.Sandbox.World;

/// <summary>
/// The lives of the vehicles that somebody has looked at. Those that nobody has changed are forgotten again, because they can be made up again.
/// </summary>
internal sealed class Lives(Func<Vehicle, Life> make)
{
    private const int MaxUnchanged = 512;

    private readonly object _gate = new();
    private readonly Dictionary<int, Life> _unchanged = [];
    private readonly Dictionary<int, Life> _changed = [];

    /// <summary>The life of a vehicle, to look at.</summary>
    public Life Of(Vehicle vehicle)
    {
        lock (_gate)
        {
            if (Find(vehicle) is { } found)
                return found;
        }

        var made = make(vehicle);
        lock (_gate)
        {
            if (Find(vehicle) is { } found)
                return found;
            if (_unchanged.Count == MaxUnchanged)
                _unchanged.Clear();
            return _unchanged[vehicle.Index] = made;
        }
    }

    /// <summary>The life of a vehicle, to change it.</summary>
    public Life ToChange(Vehicle vehicle)
    {
        lock (_gate)
        {
            var life = Find(vehicle) ?? make(vehicle);
            _unchanged.Remove(vehicle.Index);
            return _changed[vehicle.Index] = life;
        }
    }

    /// <summary>Forgets those that nobody has changed.</summary>
    public void Forget()
    {
        lock (_gate)
            _unchanged.Clear();
    }

    private Life? Find(Vehicle vehicle) =>
        _changed.TryGetValue(vehicle.Index, out var life) || _unchanged.TryGetValue(vehicle.Index, out life) ? life : null;
}
