using Newtonsoft.Json.Linq;
using Stellantis.Sandbox.Bodies;

namespace Stellantis.Sandbox.Events;

/// <summary>An attribute that travels with events: where it is put, its name, and its value, which may be a variable.</summary>
internal sealed record CarriedAttribute(string Type, string Key, string Value)
{
    public const string Header = "Header";
    public const string Query = "Query";
    public const string Body = "Body";

    /// <summary>The attributes in an array, also one of arrays; without a type they are of the standard one.</summary>
    public static IReadOnlyList<CarriedAttribute> Read(JToken? attributes, string standard) =>
        [.. (attributes as JArray ?? []).SelectMany(item => item is JArray inner ? inner : Enumerable.Repeat(item, 1)).OfType<JObject>()
            .Select(item => new CarriedAttribute(
                Shapes.TextOf(item, "type") ?? standard, Shapes.TextOf(item, "key") ?? "", Shapes.TextOf(item, "value") ?? ""))];

    /// <summary>Attributes with those that are added to them, or replace one of the same type and key.</summary>
    public static IReadOnlyList<CarriedAttribute> Merge(IReadOnlyList<CarriedAttribute> attributes, IReadOnlyList<CarriedAttribute> over) =>
        [.. attributes.Where(attribute => !over.Any(attribute.IsReplacedBy)), .. over];

    private bool IsReplacedBy(CarriedAttribute other) => Type == other.Type && string.Equals(Key, other.Key, StringComparison.OrdinalIgnoreCase);
}
