using Newtonsoft.Json.Linq;

namespace Stellantis.Client.Backtests;

/// <summary>The last value that was told compares as wanted, or differs from the one before it.</summary>
/// <param name="name">Its name.</param>
/// <param name="operand">What it watches; null when nobody knows where that is recorded.</param>
/// <param name="index">The number of that value.</param>
/// <param name="data">The condition, as a monitor has it.</param>
internal sealed class DataBacktestTrigger(string name, RecordedOperand? operand, int index, JObject data) : BacktestTrigger(name)
{
    private readonly Comparison _wanted = new(data);
    private readonly Comparison? _previous = data["previous"] is JObject previous ? new Comparison(previous) : null;

    /// <summary>The name of what it watches.</summary>
    public string Data { get; } = (string?)data["data"] ?? "";

    public override string Kind => "data";

    public override string Condition => $"{Data} {_wanted}" + (_previous is null ? "" : $", previous {_previous}");

    public override bool IsOfAMoment => _wanted.Operator == Comparison.OnChange;

    public override bool HasPrevious => _previous is not null;

    public override bool? Holds(Heard heard, DateTime at) =>
        operand is null ? null : IsOfAMoment ? heard.HasChanged(index) : heard.Now(index)?.Meets(_wanted);

    public override bool? MayBegin(Heard heard) => _previous is null ? true : heard.Before(index)?.Meets(_previous);

    public override (string? Text, DateTime? At) Value(Heard heard, DateTime at) =>
        operand is null ? default : (heard.Now(index)?.Text, heard.ToldAt(index));

    /// <summary>The values that make it hold, with the one before, which a reminder does not tell.</summary>
    public IEnumerable<FiringValue> Found(Heard heard, bool isReminder) => heard.Now(index) is not { } now ? []
        : (IsOfAMoment ? [now.Text] : now.Found(_wanted))
            .Select(value => new FiringValue(Data, value, isReminder ? null : heard.Before(index)?.Text));

    public override string Unknown(Heard heard) =>
        operand is null ? $"nobody knows where {Data} is recorded"
        : heard.Now(index) is not null ? $"{Data} was told for the first time: what it was before is not known"
        : operand.Needs == RecordKinds.None ? $"{Data} was not told until then"
        : $"{Data} needs {Words(operand.Needs)} besides telemetry, and none from before was given";

    private static string Words(RecordKinds kinds) => string.Join(" and ", new[]
    {
        (RecordKinds.Trips, "trips"), (RecordKinds.Alarms, "alarms"), (RecordKinds.Collisions, "collisions"),
        (RecordKinds.StolenReports, "stolen reports"),
    }.Where(kind => kinds.HasFlag(kind.Item1)).Select(kind => kind.Item2));
}
