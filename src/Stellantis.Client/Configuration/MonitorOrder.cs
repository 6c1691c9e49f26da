using Newtonsoft.Json.Linq;

namespace Stellantis.Client.Configuration;

/// <summary>
/// The order in which monitors are created and changed: what is there first, then what is new, and what an action names before what names it. Where
/// they name each other in a circle, one begins without these actions and gets them at the end.
/// </summary>
internal sealed class MonitorOrder
{
    private readonly Dictionary<string, ConfigurationItem> _new;
    private readonly ConfigurationItem[] _givers;
    private readonly HashSet<ConfigurationItem> _begun = [];
    private readonly HashSet<ConfigurationItem> _done = [];
    private readonly List<MonitorTurn> _turns = [];

    /// <param name="monitors">What is wanted.</param>
    /// <param name="storedOf">What there is of one and can be changed into it; null for what is to be created.</param>
    public MonitorOrder(IReadOnlyList<ConfigurationItem> monitors, Func<ConfigurationItem, ConfigurationItem?> storedOf)
    {
        _new = monitors.Where(monitor => storedOf(monitor) is null).ToDictionary(monitor => monitor.Label, StringComparer.Ordinal);
        // An account has one monitor of a setting: who gives it up comes before who takes it.
        _givers = [.. monitors.Where(monitor => storedOf(monitor) is { } stored && IsOfSetting(stored) && !IsOfSetting(monitor))];
        foreach (var monitor in monitors.OrderBy(monitor => storedOf(monitor) is null).ThenBy(IsOfSetting))
            Take(monitor);
        _turns.AddRange(_turns.Where(turn => turn.IsPart).Select(turn => turn with { IsEnd = true }).ToArray());
    }

    public IReadOnlyList<MonitorTurn> Turns => _turns;

    private void Take(ConfigurationItem monitor)
    {
        if (!_begun.Add(monitor))
            return;
        foreach (var named in NewOnes(monitor))
        {
            foreach (var giver in IsOfSetting(named) ? _givers : [])
                Take(giver);
            if (!IsOfSetting(named) || _givers.All(_done.Contains))
                Take(named);
        }
        var late = NewOnes(monitor).Where(named => !_done.Contains(named)).Select(named => named.Label).ToArray();
        var definition = late.Length == 0 ? monitor.Definition
            : ConfigurationReference.Without(monitor.Definition, named => named.IsMonitor && late.Contains(named.Label));
        _turns.Add(new MonitorTurn(monitor, definition, IsPart: late.Length > 0, IsEnd: false));
        _done.Add(monitor);
    }

    private IEnumerable<ConfigurationItem> NewOnes(ConfigurationItem monitor) => ConfigurationReference.In(monitor.Definition)
        .Where(named => named is { IsMonitor: true, Label: not null } && named.Label != monitor.Label && _new.ContainsKey(named.Label))
        .Select(named => _new[named.Label!]);

    private static bool IsOfSetting(ConfigurationItem monitor) => monitor.Definition.SelectTokens("triggerParam.triggers[*].setting").Any();
}
