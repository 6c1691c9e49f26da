using Stellantis.Sandbox.World;

namespace Stellantis.Sandbox.Events;

/// <summary>A vehicle that monitors watch: what it has told, and when something comes from it next.</summary>
internal sealed class WatchedVehicle(Vehicle vehicle)
{
    // Looking ahead saves looking again each time that the clock has gone on a little.
    private static readonly TimeSpan s_ahead = TimeSpan.FromDays(1);

    private IReadOnlyList<Message> _moments = [];
    private DateTimeOffset _loadedTo = DateTimeOffset.MinValue;
    private DateTimeOffset _done;
    private int _next;

    public Vehicle Vehicle { get; } = vehicle;

    public Told Told { get; } = new();

    public List<Watch> Watches { get; set; } = [];

    /// <summary>Hears all that a vehicle told up to an instant; from there on it is watched.</summary>
    public void Begin(SandboxWorld world, DateTimeOffset at)
    {
        _done = at;
        var history = world.HistoryOf(Vehicle, at);
        if (history.LastMessages(at) is not var (_, full))
            return;
        foreach (var moment in history.Moments(full.At.AddTicks(-1), at))
            Told.Hear(history.At(moment.At), moment.Blocks);
    }

    /// <summary>The next moment up to an instant; null when nothing comes from the vehicle until then.</summary>
    public Message? Next(SandboxWorld world, DateTimeOffset to)
    {
        if (_loadedTo < to)
            Load(world, _done, to + s_ahead);
        return _next < _moments.Count && _moments[_next].At <= to ? _moments[_next] : null;
    }

    /// <summary>Hears the next moment.</summary>
    public Message Take(SandboxWorld world)
    {
        var moment = _moments[_next++];
        _done = moment.At;
        Told.Hear(world.HistoryOf(Vehicle, moment.At).At(moment.At), moment.Blocks);
        return moment;
    }

    /// <summary>The vehicle was changed at an instant: what comes from then on is looked up anew, that instant with it.</summary>
    public void Renew(SandboxWorld world, DateTimeOffset at, DateTimeOffset to) => Load(world, at.AddTicks(-1), to);

    private void Load(SandboxWorld world, DateTimeOffset after, DateTimeOffset to)
    {
        (_moments, _next, _loadedTo) = (world.HistoryOf(Vehicle, to).Moments(after, to), 0, to);
    }
}
