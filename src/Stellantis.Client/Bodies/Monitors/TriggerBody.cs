using System.Collections;
using Stellantis.Client.Json;

namespace Stellantis.Client.Bodies;

/// <summary>One trigger of the body of a monitor.</summary>
internal static class TriggerBody
{
    /// <summary>A trigger in parts, bound and checked as it is in a whole body.</summary>
    public static BodyResult From(IDictionary parts) => RequestBody.From<MonitorTrigger>(parts);

    /// <summary>The trigger that a body without errors says.</summary>
    public static MonitorTrigger Read(BodyResult body)
    {
        using var reader = new WireReader(body.Json);
        reader.ReadDocument();
        return MonitorTrigger.Read(reader);
    }

    /// <summary>The name of one of several triggers: the second of one name has a 2 behind it, and z1 is followed by z2.</summary>
    /// <param name="name">The name that is wanted.</param>
    /// <param name="taken">The names that are given away.</param>
    public static string FreeName(string name, ICollection<string> taken)
    {
        var stem = name.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        var next = int.TryParse(name.Substring(stem.Length), out var number) ? number : 1;
        while (taken.Contains(name))
            name = FormattableString.Invariant($"{stem}{++next}");
        return name;
    }
}
