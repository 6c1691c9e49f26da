using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Stellantis.Sandbox.Bodies;
using Stellantis.Sandbox.World;
using static Stellantis.Sandbox.Bodies.Shapes;
using Monitor = Stellantis.Sandbox.World.Monitor;

namespace Stellantis.Sandbox.Events;

/// <summary>The definition of a monitor, read from its body.</summary>
internal sealed class Rule
{
    private readonly TriggerExpression _expression;
    private readonly int[] _bits;
    private readonly int _moments;

    public Rule(Monitor monitor)
    {
        Monitor = monitor;
        var body = Parse(monitor.Body);
        Label = TextOf(body, "label") ?? "";
        Attributes = CarriedAttribute.Read(body["attributes"], CarriedAttribute.Body);
        Overrides = (body["subscribeParam"] as JObject)?["channelAttributes"] as JObject;
        Extensions = TextsOf(body, "extendedEventParam");
        Refresh = body["subscribeParam"]?["refreshEvent"] is { } seconds ? TimeSpan.FromSeconds((double)seconds) : null;
        Actions = [.. (body["onEvent"]?["actions"] as JArray ?? []).OfType<JObject>()];
        ActsOnRefresh = (bool?)body["onEvent"]?["onRefresh"] ?? false;
        Triggers = [.. body["triggerParam"]!["triggers"]!.OfType<JObject>().Select(ReadTrigger)];
        _expression = TriggerExpression.TryParse((string)body["triggerParam"]!["boolExp"]!, out _)!;
        _bits = [.. Triggers.Select(trigger => _expression.Names.Contains(trigger.Name)
            ? 1 << _expression.Names.ToList().IndexOf(trigger.Name) : 0)];
        _moments = Triggers.Select((trigger, i) => trigger.IsOfAMoment ? _bits[i] : 0).Sum();
    }

    public Monitor Monitor { get; }

    public string Label { get; }

    public IReadOnlyList<CarriedAttribute> Attributes { get; }

    /// <summary>The attributes by which the monitor changes those of its channel, by the kind of channel.</summary>
    public JObject? Overrides { get; }

    public IReadOnlyList<string> Extensions { get; }

    /// <summary>The time between reminders; null when there are none.</summary>
    public TimeSpan? Refresh { get; }

    public IReadOnlyList<JObject> Actions { get; }

    public bool ActsOnRefresh { get; }

    public IReadOnlyList<WatchedTrigger> Triggers { get; }

    /// <summary>Whether the expression is true, by which triggers hold.</summary>
    public bool Holds(bool[] triggers) => _expression.Holds(States(triggers));

    /// <summary>Whether the expression stayed true once what held for a moment alone was over.</summary>
    public bool StillHolds(bool[] triggers) => _expression.Holds(States(triggers) & ~_moments);

    /// <summary>Whether the expression names a trigger.</summary>
    public bool Names(int trigger) => _bits[trigger] != 0;

    /// <summary>A body as it was written: its dates and numbers stay text and numbers.</summary>
    public static JObject Parse(string body)
    {
        using var reader = new JsonTextReader(new StringReader(body)) { DateParseHandling = DateParseHandling.None };
        return JObject.Load(reader);
    }

    private int States(bool[] triggers)
    {
        var states = 0;
        for (var i = 0; i < triggers.Length; i++)
            states |= triggers[i] ? _bits[i] : 0;
        return states;
    }

    private static WatchedTrigger ReadTrigger(JObject trigger)
    {
        var name = TextOf(trigger, "name")!;
        if (trigger["zone"] is JObject zone)
        {
            var center = zone["place"]!["center"]!;
            return new WatchedZone(name, TextOf(zone, "transition") == "In",
                new Point((double)center["longitude"]!, (double)center["latitude"]!), (double)zone["place"]!["radius"]!);
        }

        if (trigger["time"] is JObject time)
        {
            var zoneOfTime = Zones.Find(TextOf(time, "timeZone") ?? Zones.Standard);
            return new WatchedTime(name, [.. time["times"]!.OfType<JObject>().Select(entry => new TriggerWindow(entry, zoneOfTime))]);
        }

        if (trigger["setting"] is JObject setting)
            return new WatchedSetting(name, TextOf(setting, "type")!);
        var data = (JObject)trigger["data"]!;
        return new WatchedData(name, WatchedOperand.Find(TextOf(data, "data")!.Trim()), ReadWanted(data),
            data["previous"] is JObject previous ? ReadWanted(previous) : null);
    }

    private static Wanted ReadWanted(JObject data) => new(TextOf(data, "op")!, TextsOf(data, "value"));
}
