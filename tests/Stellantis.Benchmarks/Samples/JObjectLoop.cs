using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Stellantis.Benchmarks.Samples;

/// <summary>No classes: JObject, and members by name.</summary>
internal sealed class JObjectLoop : PageLoop
{
    protected override int ReadPage(TextReader text, out string? next)
    {
        using var reader = new JsonTextReader(text);
        var page = JObject.Load(reader);
        next = (string?)page.SelectToken("_links.next.href");
        return page["_embedded"]!["vehicles"]!.Count(v => (string?)v["vin"] is not null);
    }
}
