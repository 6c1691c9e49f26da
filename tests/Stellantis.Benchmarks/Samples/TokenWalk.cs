using Newtonsoft.Json;

namespace Stellantis.Benchmarks.Samples;

/// <summary>The floor: every token is read, and no object is made of it.</summary>
internal sealed class TokenWalk : PageLoop
{
    protected override int ReadPage(TextReader text, out string? next)
    {
        using var reader = new JsonTextReader(text) { DateParseHandling = DateParseHandling.None };
        next = null;
        var items = 0;
        while (reader.Read())
        {
            if (reader.TokenType != JsonToken.PropertyName)
                continue;
            // A vehicle's own members stand below _embedded and its array; the link to the next page, below _links.
            if (reader.Depth == 4 && (string)reader.Value! == "vin")
                items++;
            else if (reader.Depth == 2 && (string)reader.Value! == "next")
            {
                reader.Read();
                reader.Read();
                next = reader.ReadAsString();
            }
        }
        return items;
    }
}
