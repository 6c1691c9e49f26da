namespace Stellantis.Sandbox.World;

/// <summary>The channels and monitors of the account, in the order of their creation. What it hands out does not change any more.</summary>
internal sealed class Subscriptions(int seed, int maxMonitors)
{
    public const int MaxChannels = 5;

    private readonly object _gate = new();
    private readonly List<Channel> _channels = [];
    private readonly List<Monitor> _monitors = [];
    private int _created;
    private int _version;

    /// <summary>Another number after each change.</summary>
    public int Version => Volatile.Read(ref _version);

    public IReadOnlyList<Channel> Channels
    {
        get
        {
            lock (_gate)
                return [.. _channels];
        }
    }

    public Channel? FindChannel(string id)
    {
        lock (_gate)
            return _channels.Find(channel => channel.Id == id);
    }

    /// <summary>Adds a channel; null when the account has as many as it may.</summary>
    public Channel? AddChannel(string kind, IReadOnlyList<string> types, string body, DateTimeOffset now)
    {
        lock (_gate)
        {
            if (_channels.Count >= MaxChannels)
                return null;
            var id = NewId(32).Insert(20, "-").Insert(16, "-").Insert(12, "-").Insert(8, "-");
            var channel = new Channel(id, kind, types, body, now);
            _channels.Add(channel);
            _version++;
            return channel;
        }
    }

    /// <summary>Changes a channel; null when it is gone.</summary>
    public Channel? Change(string id, Func<Channel, Channel> change)
    {
        lock (_gate)
            return Change(_channels, channel => channel.Id == id, change);
    }

    /// <summary>Deletes a channel and the monitors on it; false when one of them is running.</summary>
    public bool RemoveChannel(string id)
    {
        lock (_gate)
        {
            if (_monitors.Exists(monitor => monitor.ChannelId == id && monitor.Status == RunStatus.Running))
                return false;
            _monitors.RemoveAll(monitor => monitor.ChannelId == id);
            _channels.RemoveAll(channel => channel.Id == id);
            _version++;
            return true;
        }
    }

    /// <summary>The monitors of all channels, in the order of their creation.</summary>
    public IReadOnlyList<Monitor> Monitors
    {
        get
        {
            lock (_gate)
                return [.. _monitors];
        }
    }

    public IReadOnlyList<Monitor> MonitorsOn(string channelId)
    {
        lock (_gate)
            return _monitors.FindAll(monitor => monitor.ChannelId == channelId);
    }

    public Monitor? FindMonitor(string channelId, string id)
    {
        lock (_gate)
            return _monitors.Find(monitor => monitor.ChannelId == channelId && monitor.Id == id);
    }

    /// <summary>Adds a monitor that watches the given vehicles; null, with the limit in words, when the account has as many as it may.</summary>
    public Monitor? AddMonitor(string channelId, string body, bool isSetting, IReadOnlyList<string> vehicleIds, DateTimeOffset now, out string? limit)
    {
        lock (_gate)
        {
            limit = _monitors.Count >= maxMonitors ? $"An account has at most {maxMonitors} monitors."
                : SettingLimit(isSetting, null);
            if (limit is not null)
                return null;
            var monitor = new Monitor(NewId(16), channelId, body, isSetting, now) { VehicleIds = vehicleIds };
            _monitors.Add(monitor);
            _version++;
            return monitor;
        }
    }

    /// <summary>Replaces the definition of a monitor; null, with the limit in words, when that makes one setting monitor too many.</summary>
    public Monitor? ReplaceMonitor(Monitor monitor, string body, bool isSetting, DateTimeOffset now, out string? limit)
    {
        lock (_gate)
        {
            limit = SettingLimit(isSetting, monitor.Id);
            return limit is null
                ? Change(monitor, found => found with { Body = body, IsSetting = isSetting, UpdatedAt = now })
                : null;
        }
    }

    /// <summary>Changes a monitor; null when it is gone.</summary>
    public Monitor? Change(Monitor monitor, Func<Monitor, Monitor> change)
    {
        lock (_gate)
            return Change(_monitors, found => found.Id == monitor.Id, change);
    }

    public void RemoveMonitor(string id)
    {
        lock (_gate)
        {
            _monitors.RemoveAll(monitor => monitor.Id == id);
            _version++;
        }
    }

    private T? Change<T>(List<T> list, Predicate<T> match, Func<T, T> change)
        where T : class
    {
        var place = list.FindIndex(match);
        _version++;
        return place < 0 ? null : list[place] = change(list[place]);
    }

    private string? SettingLimit(bool isSetting, string? except) =>
        isSetting && _monitors.Exists(monitor => monitor.IsSetting && monitor.Id != except)
            ? "An account has at most one monitor with a setting trigger."
            : null;

    private string NewId(int length) => new Dice(seed, ++_created, 'i').Hex(length);
}
