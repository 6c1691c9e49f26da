namespace Stellantis.Sandbox.Events;

/// <summary>
/// One monitor on one vehicle. It goes by what the vehicle tells: an event comes with the message by which the expression turns from false to true,
/// and with <c>refreshEvent</c> a reminder with the first message after so many seconds since the last event, as long as the expression stays true.
/// What held when the watch began has not turned true: it is the state that the vehicle comes from. A change holds for its message alone.
/// </summary>
internal sealed class Watch
{
    private readonly bool[] _conditions;
    private readonly bool[] _triggers;
    private DateTimeOffset? _told;

    /// <param name="rule">The monitor.</param>
    /// <param name="told">What the vehicle has told until now.</param>
    /// <param name="at">When the watch begins.</param>
    public Watch(Rule rule, Told told, DateTimeOffset at)
    {
        Rule = rule;
        _conditions = [.. rule.Triggers.Select(trigger => !trigger.IsOfAMoment && trigger.Holds(told, at))];
        // Where it came from was not seen.
        _triggers = [.. _conditions.Select((holds, i) => holds && rule.Triggers[i] is not WatchedData { Previous: not null })];
    }

    public Rule Rule { get; }

    /// <summary>Looks at what was told at a moment: whether that is a first event (false), a reminder (true) or nothing (null).</summary>
    public bool? Look(Told told, DateTimeOffset at)
    {
        var held = Rule.StillHolds(_triggers);
        for (var i = 0; i < _triggers.Length; i++)
        {
            var trigger = Rule.Triggers[i];
            var holds = trigger.Holds(told, at);
            _triggers[i] = holds && (_conditions[i] && !trigger.IsOfAMoment ? _triggers[i] : trigger.MayBegin(told));
            _conditions[i] = holds;
        }

        if (!Rule.Holds(_triggers))
        {
            _told = null;
            return null;
        }

        bool? isReminder = !held ? false : _told is { } last && at - last >= Rule.Refresh ? true : null;
        _told = isReminder is null ? _told : at;
        return isReminder;
    }

    /// <summary>What made it true: the operands of the triggers that hold, with their values and those before.</summary>
    public IEnumerable<(string Data, string Value, string? Previous)> Values(Told told)
    {
        for (var i = 0; i < _triggers.Length; i++)
        {
            if (!_triggers[i] || !Rule.Names(i) || Rule.Triggers[i] is not WatchedData trigger)
                continue;
            foreach (var value in trigger.Found(told))
                yield return (WatchedOperand.All[trigger.Operand].Name, value, told.Before(trigger.Operand)?.Text);
        }
    }
}
