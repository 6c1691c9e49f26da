using Newtonsoft.Json.Linq;
using Stellantis.Client.Times;

namespace Stellantis.Client.Backtests;

/// <summary>The message was sent within one of some windows of time.</summary>
internal sealed class TimeBacktestTrigger : BacktestTrigger
{
    private const string Standard = "Europe/Paris";

    private readonly string _zoneName;
    private readonly TimeZoneInfo? _zone;
    private readonly IReadOnlyList<RecurringWindow> _windows;

    public TimeBacktestTrigger(string name, JObject time) : base(name)
    {
        _zoneName = (string?)time["timeZone"] ?? Standard;
        _zone = IanaZone.Find(_zoneName);
        _windows = [.. (time["times"] as JArray ?? []).OfType<JObject>().Select(entry => new RecurringWindow(entry))];
    }

    public override string Kind => "time";

    public override string Condition => $"{string.Join(" or ", _windows)} ({_zoneName})";

    public override bool? Holds(Heard heard, DateTime at) =>
        _zone is null ? _windows.All(window => window.IsDaily) ? null : _windows.Any(window => window.Contains(at, null)) ? true : null
        : _windows.Any(window => window.Contains(at, _zone));

    public override (string? Text, DateTime? At) Value(Heard heard, DateTime at) => _zone is null ? default
        : (TimeZoneInfo.ConvertTimeFromUtc(at, _zone).ToString("ddd HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture), at);

    public override string Unknown(Heard heard) => $"this system does not know the time zone {_zoneName}";
}
