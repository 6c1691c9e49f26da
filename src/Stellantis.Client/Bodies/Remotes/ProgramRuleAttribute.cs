using System.Globalization;
using Newtonsoft.Json.Linq;

namespace Stellantis.Client.Bodies;

/// <summary>What the action on each program of a list asks of its members, and that no two programs have the same slot.</summary>
/// <param name="path">The object that holds the list, which is named programs.</param>
/// <param name="neededToSet">The members that a program needs unless it is deleted.</param>
internal sealed class ProgramRuleAttribute(string path, params string[] neededToSet) : ObjectRuleAttribute
{
    public override string Path { get; } = path;

    public override void Check(ObjectCheck check)
    {
        var slots = new Dictionary<long, int>();
        var programs = Flat(check["programs"]).ToArray();
        for (var i = 0; i < programs.Length; i++)
        {
            var (program, at) = programs[i];
            var isDelete = program["actionsType"] is JValue { Value: "Delete" };
            foreach (var member in isDelete ? ["slot"] : neededToSet)
            {
                if (program[member] is null or { Type: JTokenType.Null })
                    check.Error(at + "." + member, isDelete ? "is missing, and Delete needs it" : "is missing, and Set needs it");
            }
            if (program["slot"] is not JValue { Value: long slot })
                continue;
            if (slots.TryGetValue(slot, out var first))
                check.Error(at + ".slot", string.Format(CultureInfo.InvariantCulture, "{0} is the slot of program {1} too", slot, first + 1));
            else
                slots[slot] = i;
        }
    }

    private static IEnumerable<(JObject Program, string Path)> Flat(JToken? list, string path = "programs")
    {
        if (list is not JArray items)
            yield break;
        for (var i = 0; i < items.Count; i++)
        {
            var at = string.Format(CultureInfo.InvariantCulture, "{0}[{1}]", path, i);
            if (items[i] is JObject program)
                yield return (program, at);
            foreach (var inner in Flat(items[i], at))
                yield return inner;
        }
    }
}
