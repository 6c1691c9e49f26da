using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>What a monitor is worth: whether its body is in order, and what it would have sent in the past that it was tried on.</summary>
public sealed class MonitorTest
{
    private readonly List<MonitorDay> _days = [];
    private readonly HashSet<string> _firing = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _reasons = new(StringComparer.Ordinal);
    private MonitorDay? _last;

    internal MonitorTest(string? label, MonitorProblem[] problem) => (Label, Problem) = (label, ValueList<MonitorProblem>.Of(problem)!);

    /// <summary>The label of the monitor.</summary>
    public string? Label { get; }

    /// <summary>True when New-StellantisMonitor would send the body.</summary>
    public bool IsValid => !Problem.Any(problem => problem.IsError);

    /// <summary>What is wrong with the body, and what the service may refuse.</summary>
    public IReadOnlyList<MonitorProblem> Problem { get; }

    /// <summary>How many vehicles had a past to try it on.</summary>
    public int Vehicles { get; private set; }

    /// <summary>How many messages were looked at.</summary>
    public int Messages { get; private set; }

    /// <summary>When the first of them was; null when there was none.</summary>
    public DateTime? Since { get; private set; }

    /// <summary>When the last of them was; null when there was none.</summary>
    public DateTime? Until { get; private set; }

    /// <summary>How often the expression turned true: so many events would have been sent.</summary>
    public int Firings { get; private set; }

    /// <summary>How many reminders would have followed.</summary>
    public int Reminders { get; private set; }

    /// <summary>How often it cannot be decided whether an event would have come.</summary>
    public int Undecided { get; private set; }

    /// <summary>Why it cannot be decided, each reason with how often it is.</summary>
    public IReadOnlyList<string> Reason =>
        ValueList<string>.Of([.. _reasons.OrderByDescending(pair => pair.Value)
            .Select(pair => $"{pair.Key} ({(pair.Value == 1 ? "once" : $"{pair.Value} times")})")])!;

    /// <summary>
    /// How often a vehicle was silent for longer than is taken for granted: what turned true meanwhile is seen late, or not at all.
    /// </summary>
    public int Silences { get; private set; }

    /// <summary>What would have been sent, by vehicle and day, where there was anything.</summary>
    public IReadOnlyList<MonitorDay> Day => ValueList<MonitorDay>.Of([.. _days])!;

    /// <summary>All of it in a sentence: 14 firings in 30 days, 3 vehicles.</summary>
    public string Outcome
    {
        get
        {
            if (!IsValid)
                return Count(Problem.Count(problem => problem.IsError), "problem");
            if (Messages == 0)
                return IsTried ? "there were no messages to try it on" : "the body is in order; it was tried on no past";
            var days = (int)Math.Max(1, Math.Ceiling((Until!.Value - Since!.Value).TotalDays));
            return Count(Firings, "firing") + (Reminders > 0 ? " and " + Count(Reminders, "reminder") : "") + " in " + Count(days, "day") +
                $", {(_firing.Count == Vehicles || Firings == 0 ? Count(Vehicles, "vehicle") : $"{_firing.Count} of {Count(Vehicles, "vehicle")}")}" +
                (Undecided > 0 ? $"; {Undecided} undecided" : "");
        }
    }

    /// <summary>True when it was to be tried on a past.</summary>
    internal bool IsTried { get; set; }

    /// <summary>The sentence.</summary>
    public override string ToString() => Summary.Join(": ", Label, Outcome);

    internal void Add(MonitorFiring firing)
    {
        var day = firing.At.Date;
        if (_last is null || _last.Day != day || _last.VehicleId != firing.VehicleId)
            _days.Add(_last = new MonitorDay(day, firing.VehicleId));
        switch (firing.Kind)
        {
            case MonitorFiring.FirstKind:
                Firings++;
                _last.Firings++;
                _firing.Add(firing.VehicleId ?? "");
                break;
            case MonitorFiring.ReminderKind:
                Reminders++;
                _last.Reminders++;
                break;
            default:
                Undecided++;
                _last.Undecided++;
                _reasons[firing.Reason!] = (_reasons.TryGetValue(firing.Reason!, out var count) ? count : 0) + 1;
                break;
        }
    }

    internal void AddVehicle(int messages, DateTime? first, DateTime? last, int silences)
    {
        Vehicles++;
        Messages += messages;
        Silences += silences;
        if (first?.ToLocalTime() is { } since && !(Since <= since))
            Since = since;
        if (last?.ToLocalTime() is { } until && !(Until >= until))
            Until = until;
    }

    private static string Count(int number, string noun) => $"{number} {noun}{(number == 1 ? "" : "s")}";
}
