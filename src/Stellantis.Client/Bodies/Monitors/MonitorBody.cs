using System.Collections;
using Newtonsoft.Json.Linq;

namespace Stellantis.Client.Bodies;

/// <summary>The body of a monitor (operations postVehicleMonitors and putVehicleMonitors).</summary>
internal static class MonitorBody
{
    /// <summary>A whole body: JSON text, a dictionary, or a definition.</summary>
    public static BodyResult From(object? body) => RequestBody.From<MonitorDefinition>(body, bound =>
    {
        PresetExpression(bound);
        OrderTriggers(bound);
    });

    /// <summary>A definition that is there already, with the members changed that were given.</summary>
    public static BodyResult From(MonitorDefinition current, IDictionary changes) =>
        RequestBody.From(current, changes, MonitorDefinition.Read, OrderTriggers);

    /// <summary>The expression over one trigger is its name, when none is given.</summary>
    private static void PresetExpression(JObject body)
    {
        if (body["triggerParam"] is JObject parameters && parameters["boolExp"] is null or { Type: JTokenType.Null }
            && parameters["triggers"] is JArray { Count: 1 } triggers && (triggers[0] as JObject)?["name"] is JValue { Value: string name })
            parameters["boolExp"] = name;
    }

    /// <summary>Puts triggers that came without an order in that of the expression; those that it does not name follow by their names.</summary>
    private static void OrderTriggers(JObject body)
    {
        if (body["triggerParam"] is not JObject parameters || parameters["triggers"] is not JArray triggers)
            return;
        var named = parameters["boolExp"] is JValue { Value: string text } ? BooleanExpression.Parse(text, out _)?.Names ?? [] : [];
        foreach (var group in triggers.GroupBy(t => t.Annotation<UnorderedItems>()).Where(g => g.Key is not null).ToArray())
        {
            var places = group.Select(triggers.IndexOf).ToArray();
            var sorted = group.OrderBy(Place).ThenBy(t => (string?)t["name"], StringComparer.Ordinal).ToArray();
            foreach (var trigger in sorted)
                trigger.Remove();
            for (var i = 0; i < sorted.Length; i++)
                triggers.Insert(places[i], sorted[i]);
        }

        int Place(JToken trigger)
        {
            var index = named.ToList().IndexOf((string)trigger["name"]!);
            return index < 0 ? int.MaxValue : index;
        }
    }
}
