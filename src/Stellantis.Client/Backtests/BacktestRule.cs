using Newtonsoft.Json.Linq;
using Stellantis.Client.Bodies;
using Stellantis.Client.Json;

namespace Stellantis.Client.Backtests;

/// <summary>A monitor that is tried on the past: its triggers, its expression and its reminders. It must be in order.</summary>
internal sealed class BacktestRule
{
    // The service takes no more.
    private const int MostTypes = 10;

    // When it was, of which vehicle, and where that was, which firings tell.
    private static readonly string[] s_always = ["createdAt", "_links.vehicle", "_links.self", "vehicle.location.geometry"];

    private readonly BooleanExpression _expression;

    /// <param name="monitor">The body of the monitor, validated.</param>
    public BacktestRule(JObject monitor)
    {
        Label = (string?)monitor["label"];
        var parameters = (JObject)monitor["triggerParam"]!;
        var operands = new List<RecordedOperand>();
        Triggers = [.. ((JArray)parameters["triggers"]!).OfType<JObject>().Select(trigger => Read(trigger, operands))];
        Operands = operands;
        Members = WantedMembers.Of([.. s_always, .. operands.SelectMany(operand => operand.Members.Concat(RecordedMoment.Members(operand.Part)))]);
        Refresh = monitor["subscribeParam"]?["refreshEvent"] is JValue { Value: not null } seconds ? TimeSpan.FromSeconds((double)seconds) : null;
        Expression = (string?)parameters["boolExp"] ?? "";
        _expression = BooleanExpression.Parse(Expression, out _)!;
    }

    /// <summary>The label of the monitor.</summary>
    public string? Label { get; }

    /// <summary>Its triggers.</summary>
    public IReadOnlyList<BacktestTrigger> Triggers { get; }

    /// <summary>What they watch, each once.</summary>
    public IReadOnlyList<RecordedOperand> Operands { get; }

    /// <summary>The members of a message of telemetry that are needed to decide it.</summary>
    public WantedMembers Members { get; }

    /// <summary>The expression, as it was given.</summary>
    public string Expression { get; }

    /// <summary>The time between reminders; null when there are none.</summary>
    public TimeSpan? Refresh { get; }

    /// <summary>The records that are needed to decide it.</summary>
    public RecordKinds Needs => Operands.Aggregate(RecordKinds.Telemetry, (all, operand) => all | operand.Needs)
        // Every moment counts where time alone decides.
        | (EveryMomentCounts ? RecordKinds.Alarms | RecordKinds.Collisions : RecordKinds.None);

    /// <summary>
    /// The parts of telemetry to ask for; null for all: where a message without any of them changes something, or no filter asks for them.
    /// </summary>
    public IReadOnlyList<string>? Types
    {
        get
        {
            var types = Operands.Select(operand => operand.Type).ToList();
            // Firings tell where the vehicle was.
            types.Add("vehicle.location");
            return EveryMomentCounts || types.Contains(null) || types.Distinct().Count() > MostTypes ? null : [.. types.OfType<string>().Distinct()];
        }
    }

    private bool EveryMomentCounts => Refresh is not null || Triggers.Any(trigger => trigger is TimeBacktestTrigger);

    /// <summary>Whether the expression names a trigger.</summary>
    public bool Names(BacktestTrigger trigger) => _expression.Names.Contains(trigger.Name);

    /// <summary>Whether the expression is true; null when that depends on a trigger of which the past does not decide.</summary>
    public bool? Holds(IReadOnlyList<bool?> triggers)
    {
        var unknown = Enumerable.Range(0, triggers.Count).Where(i => triggers[i] is null && Names(Triggers[i])).ToArray();
        if (unknown.Length == 0)
            return Evaluate(triggers, [], 0);
        // Known all the same where it comes out the same, whatever the unknown ones are.
        var first = Evaluate(triggers, unknown, 0);
        for (var row = 1; row < 1 << unknown.Length; row++)
        {
            if (Evaluate(triggers, unknown, row) != first)
                return null;
        }
        return first;
    }

    private bool Evaluate(IReadOnlyList<bool?> triggers, int[] unknown, int row) => _expression.Evaluate(name =>
    {
        for (var i = 0; i < Triggers.Count; i++)
        {
            if (Triggers[i].Name == name)
                return triggers[i] ?? (row >> Array.IndexOf(unknown, i) & 1) != 0;
        }
        return false;
    });

    private static BacktestTrigger Read(JObject trigger, List<RecordedOperand> operands)
    {
        var name = (string?)trigger["name"] ?? "";
        if (trigger["zone"] is JObject zone)
            return new ZoneBacktestTrigger(name, zone);
        if (trigger["time"] is JObject time)
            return new TimeBacktestTrigger(name, time);
        if (trigger["data"] is not JObject data)
            return new SettingBacktestTrigger(name, trigger["setting"] as JObject ?? []);
        if (!RecordedOperand.All.TryGetValue(((string?)data["data"] ?? "").Trim(), out var operand))
            return new DataBacktestTrigger(name, null, -1, data);
        if (!operands.Contains(operand))
            operands.Add(operand);
        return new DataBacktestTrigger(name, operand, operands.IndexOf(operand), data);
    }
}
