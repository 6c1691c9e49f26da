using System.Collections;
using System.Collections.ObjectModel;
using Newtonsoft.Json;

namespace Stellantis;

/// <summary>Members that a property tells: where a single text is wanted, as in a cell of a CSV file, they are JSON.</summary>
internal sealed class ValueMap(IDictionary<string, object?> members) : ReadOnlyDictionary<string, object?>(members)
{
    /// <summary>No members.</summary>
    public static ValueMap None { get; } = new(new Dictionary<string, object?>());

    /// <summary>The members as JSON; nothing when there is none.</summary>
    public override string ToString() => Text((ICollection)Dictionary);

    /// <summary>What is left of the members after an import, as JSON; nothing when there is none.</summary>
    internal static string Text(ICollection members) => members.Count == 0 ? "" : JsonConvert.SerializeObject(members);
}
