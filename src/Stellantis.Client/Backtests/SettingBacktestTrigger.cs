using Newtonsoft.Json.Linq;

namespace Stellantis.Client.Backtests;

/// <summary>Something is set or done with a vehicle, of which no record of the past tells.</summary>
internal sealed class SettingBacktestTrigger(string name, JObject setting) : BacktestTrigger(name)
{
    private readonly string _type = (string?)setting["type"] ?? "";

    public override string Kind => "setting";

    public override string Condition => _type;

    public override bool IsOfAMoment => true;

    public override bool? Holds(Heard heard, DateTime at) => null;

    public override (string? Text, DateTime? At) Value(Heard heard, DateTime at) => default;

    public override string Unknown(Heard heard) => $"no record tells of {_type}";
}
