using Stellantis.Client.Json;

namespace Stellantis.Client.Backtests;

/// <summary>
/// Tries a monitor on the past of one vehicle. It looks whenever something came from the vehicle. An event comes with the message by which the
/// expression turns from false to true; with <c>refreshEvent</c> a reminder with the first message so long after the last event, as long as the
/// expression stays true. What held when the time that is looked at began has not turned true. Nothing is guessed: where the past does not decide,
/// the outcome says so.
/// </summary>
internal sealed class Backtest
{
    private readonly BacktestRule _rule;
    private readonly Heard _heard;
    private readonly bool?[] _conditions;
    private readonly bool?[] _triggers;
    private DateTime? _told;
    private bool _isSureWhen = true;
    private bool _isOpen;

    public Backtest(BacktestRule rule)
    {
        _rule = rule;
        _heard = new Heard(rule.Operands.Count);
        _conditions = new bool?[rule.Triggers.Count];
        _triggers = new bool?[rule.Triggers.Count];
    }

    /// <summary>How many moments were looked at.</summary>
    public int Messages { get; private set; }

    /// <summary>When the first of them was, in UTC.</summary>
    public DateTime? First { get; private set; }

    /// <summary>When the last of them was, in UTC.</summary>
    public DateTime? Last { get; private set; }

    /// <summary>How many silences were longer than the longest that is taken for granted.</summary>
    public int Silences { get; private set; }

    /// <summary>Goes through the past of a vehicle.</summary>
    /// <param name="moments">Its moments, in the order of their time.</param>
    /// <param name="since">What was before only tells how things stood then; null for the first moment.</param>
    /// <param name="until">What comes later is left out; null for nothing.</param>
    /// <param name="longestSilence">A longer time without a message is told with what came after it.</param>
    /// <returns>What would have been sent, and where the past does not decide.</returns>
    public IEnumerable<MonitorFiring> Run(IReadOnlyList<RecordedMoment> moments, DateTime? since, DateTime? until, TimeSpan longestSilence)
    {
        var next = 0;
        while (next < moments.Count && moments[next].At < since)
            _heard.Hear(moments[next++]);
        if (next < moments.Count)
            Begin(since ?? moments[next].At);
        for (; next < moments.Count && !(moments[next].At > until); next++)
        {
            var silence = next > 0 ? moments[next].At - moments[next - 1].At : TimeSpan.Zero;
            var isLong = silence > longestSilence;
            Silences += isLong && moments[next - 1].At >= (since ?? DateTime.MinValue) ? 1 : 0;
            if (Look(moments[next]) is { } firing)
            {
                firing.Silence = isLong ? silence : null;
                yield return firing;
            }
        }
    }

    /// <summary>How everything stands after what was gone through.</summary>
    public IEnumerable<MonitorTruth> Explain()
    {
        if (Last is not { } at)
            yield break;
        for (var i = 0; i < _triggers.Length; i++)
        {
            var trigger = _rule.Triggers[i];
            var (value, told) = trigger.Value(_heard, at);
            yield return new MonitorTruth(at.ToLocalTime(), trigger.Name, trigger.Kind, trigger.Condition, value, told?.ToLocalTime(), _triggers[i],
                Doubt(i));
        }
        yield return new MonitorTruth(at.ToLocalTime(), "boolExp", "boolExp", _rule.Expression, null, null, _rule.Holds(_triggers), null);
    }

    private string? Doubt(int i) => _triggers[i] is null ? _rule.Triggers[i].Unknown(_heard)
        : _conditions[i] == true && _triggers[i] == false ? "the value before was not as wanted" : null;

    private void Begin(DateTime at)
    {
        for (var i = 0; i < _triggers.Length; i++)
        {
            var trigger = _rule.Triggers[i];
            _conditions[i] = trigger.IsOfAMoment ? false : trigger.Holds(_heard, at);
            // Where it came from was not seen.
            _triggers[i] = _conditions[i] == true && trigger.HasPrevious ? false : _conditions[i];
        }
    }

    private MonitorFiring? Look(RecordedMoment moment)
    {
        Messages++;
        First ??= moment.At;
        Last = moment.At;
        var held = _rule.Holds([.. _triggers.Select((holds, i) => _rule.Triggers[i].IsOfAMoment ? false : holds)]);
        _heard.Hear(moment);
        for (var i = 0; i < _triggers.Length; i++)
            Look(i, moment.At);
        switch (_rule.Holds(_triggers))
        {
            case false:
                (_told, _isSureWhen, _isOpen) = (null, true, false);
                return null;
            case null:
                _isSureWhen = false;
                if (_isOpen)
                    return null;
                _isOpen = true;
                return Firing(MonitorFiring.UndecidedKind, moment, Doubts());
            default:
                _isOpen = false;
                return held switch
                {
                    false => Tell(MonitorFiring.FirstKind, moment, isSure: true, null),
                    null => Tell(MonitorFiring.UndecidedKind, moment, isSure: false,
                        "it is true, and since when is not known: it may have turned true before"),
                    true => Remind(moment),
                };
        }
    }

    private void Look(int i, DateTime at)
    {
        var trigger = _rule.Triggers[i];
        var holds = trigger.Holds(_heard, at);
        if (holds != true)
            _triggers[i] = holds;
        else if (trigger.IsOfAMoment || _conditions[i] == false)
            _triggers[i] = trigger.MayBegin(_heard);
        else if (_conditions[i] is null)
            _triggers[i] = trigger.HasPrevious ? null : true;
        _conditions[i] = holds;
    }

    private MonitorFiring? Remind(RecordedMoment moment)
    {
        if (_rule.Refresh is not { } refresh || _told is not { } told || moment.At - told < refresh)
            return null;
        return _isSureWhen ? Tell(MonitorFiring.ReminderKind, moment, isSure: true, null)
            : Tell(MonitorFiring.UndecidedKind, moment, isSure: false, "a reminder may have come: when the event before it came is not known");
    }

    private MonitorFiring Tell(string kind, RecordedMoment moment, bool isSure, string? reason)
    {
        (_told, _isSureWhen) = (moment.At, isSure);
        return Firing(kind, moment, reason);
    }

    private MonitorFiring Firing(string kind, RecordedMoment moment, string? reason)
    {
        var holding = _rule.Triggers.Where((trigger, i) => _triggers[i] == true && _rule.Names(trigger)).ToList();
        return new MonitorFiring(kind, moment.At.ToLocalTime())
        {
            Label = _rule.Label,
            Trigger = ValueList<string>.Of([.. holding.Select(trigger => trigger.Name)]) ?? ValueList<string>.None,
            Value = ValueList<FiringValue>.Of([.. holding.OfType<DataBacktestTrigger>()
                .SelectMany(trigger => trigger.Found(_heard, kind == MonitorFiring.ReminderKind))])
                ?? ValueList<FiringValue>.None,
            Latitude = _heard.Place?.Latitude,
            Longitude = _heard.Place?.Longitude,
            Reason = reason,
        };
    }

    private string Doubts() => string.Join("; ", _rule.Triggers.Where((trigger, i) => _triggers[i] is null && _rule.Names(trigger))
        .Select(trigger => trigger.Unknown(_heard)).Distinct());
}
