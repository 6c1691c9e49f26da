using Newtonsoft.Json;

namespace Stellantis.Benchmarks.Samples;

/// <summary>Classes and JsonSerializer, as one would write it first.</summary>
internal sealed class SerializerLoop : PageLoop
{
    private readonly JsonSerializer _serializer = JsonSerializer.CreateDefault();

    protected override int ReadPage(TextReader text, out string? next)
    {
        using var reader = new JsonTextReader(text);
        var page = _serializer.Deserialize<Page>(reader)!;
        next = page.Links.GetValueOrDefault("next")?.Href;
        return page.Embedded.Vehicles.Count;
    }

    private sealed class Page
    {
        [JsonProperty("_links")]
        public Dictionary<string, Link> Links { get; set; } = [];

        [JsonProperty("_embedded")]
        public Embedded Embedded { get; set; } = new();
    }

    private sealed class Embedded
    {
        public List<Vehicle> Vehicles { get; set; } = [];
    }

    private sealed class Vehicle
    {
        [JsonProperty("_links")]
        public Dictionary<string, object> Links { get; set; } = [];

        public string? Vin { get; set; }

        public string? BrandCode { get; set; }

        public string? FamilyCode { get; set; }

        public string? Motorization { get; set; }

        public string? FuelType { get; set; }
    }

    private sealed class Link
    {
        public string? Href { get; set; }
    }
}
