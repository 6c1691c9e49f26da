using System.Buffers.Text;
using System.Text;

namespace Stellantis.Benchmarks.Server;

/// <summary>Renders the pages of a made-up fleet, as the service would send them, into bytes. Nothing is kept.</summary>
internal sealed class Fleet(int vehicles, string address, Documents documents = Documents.Plain)
{
    private const string VinStart = "VR3FBYHZ3";
    private const string Place = "{vin}";

    private static readonly (string Brand, string Family, string Motorization, string Fuel)[] s_models =
        [("AP", "P54", "Hybrid", "H"), ("AC", "CC21", "Thermic", "G"), ("DS", "D34", "Electric", "E"), ("OP", "P2JO", "Thermic", "D")];

    // Where the links lead: a gateway often writes its inner host there.
    private readonly string _root = documents.HasFlag(Documents.InnerLinks) ? "https://cvs.inner.example:8443/api/v1" : address;
    private byte[][][]? _vehicle;
    private byte[][]? _telemetry;

    // The pieces of a vehicle between the places of its VIN, for each model.
    private byte[][][] Models => _vehicle ??= [.. s_models.Select(m => Pieces(Vehicle(m.Brand, m.Family, m.Motorization, m.Fuel)))];

    private byte[][] Telemetry =>
        _telemetry ??= Pieces(Resource("LatestTelemetry.json").TrimEnd().Replace("{root}", _root, StringComparison.Ordinal));

    public int Vehicles => vehicles;

    /// <summary>The whole answer with the vehicles from an offset on, within the range that was asked for.</summary>
    public ReadOnlyMemory<byte> Page(int first, int end, int offset, int size)
    {
        var last = Math.Min(offset + size, end);
        var pages = Math.Max(1, (end - first + size - 1) / size);
        var page = new PageBuffer(512 + Math.Max(0, last - offset) * 1700);
        page.Add($$"""{"_links":{"self":{{Link(first, end, offset, size)}},"first":{{Link(first, end, first, size)}}""");
        if (last < end)
            page.Add($""","next":{Link(first, end, last, size)}""");
        if (offset > first)
            page.Add($""","prev":{Link(first, end, Math.Max(first, offset - size), size)}""");
        page.Add($$""","last":{{Link(first, end, first + (pages - 1) * size, size)}}},"total":{{vehicles}},"totalPage":{{pages}},"currentPage":""" +
            $$"""{{(offset - first) / size + 1}},"_embedded":{"vehicles":[""");
        for (var i = offset; i < last; i++)
        {
            if (i > offset)
                page.Add(","u8);
            Add(page, Models[i % s_models.Length], i);
        }
        page.Add("]}}"u8);
        return page.Answer(documents);
    }

    /// <summary>The whole answer with one vehicle.</summary>
    public ReadOnlyMemory<byte> One(int index) => Filled(Models[index % s_models.Length], index);

    /// <summary>The whole answer with the latest telemetry of a vehicle.</summary>
    public ReadOnlyMemory<byte> LatestTelemetry(int index) => Filled(Telemetry, index);

    /// <summary>The place of a vehicle in the fleet, or -1.</summary>
    public int IndexOf(string vin) => vin.StartsWith(VinStart, StringComparison.Ordinal) && int.TryParse(vin.AsSpan(VinStart.Length), out var index)
        && index < vehicles ? index : -1;

    private static ReadOnlyMemory<byte> Filled(byte[][] pieces, int index)
    {
        var page = new PageBuffer(32 * 1024);
        Add(page, pieces, index);
        return page.Answer();
    }

    private static void Add(PageBuffer page, byte[][] pieces, int index)
    {
        Span<byte> vin = stackalloc byte[VinStart.Length + 8];
        Encoding.ASCII.GetBytes(VinStart, vin);
        Utf8Formatter.TryFormat(index, vin[VinStart.Length..], out _, new('D', 8));
        for (var i = 0; i < pieces.Length; i++)
        {
            if (i > 0)
                page.Add(vin);
            page.Add(pieces[i]);
        }
    }

    private string Link(int first, int end, int offset, int size) =>
        $$"""{"href":"{{_root}}/accounts/vehicles?pageToken={{first}}-{{end}}-{{offset}}-{{size}}"}""";

    private static byte[][] Pieces(string text) => [.. text.Split(Place).Select(Encoding.UTF8.GetBytes)];

    private static string Resource(string name)
    {
        using var stream = typeof(Fleet).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    // Members and links in the order in which the service writes them.
    private string Vehicle(string brand, string family, string motorization, string fuel)
    {
        // Another id of the same length as a VIN and one that goes with it, so that both kinds of document are as long.
        var own = $"{_root}/accounts/vehicles/{(documents.HasFlag(Documents.OpaqueIds) ? "5f0c-" : "")}{Place}";
        var title = documents.HasFlag(Documents.Text) ? "Tous les véhicules du compte – 全部车辆" : "All vehicles of the account";
        var extension = documents.HasFlag(Documents.Extension)
            ? ""","_embedded":{"extension":{"devices":{"Device":[{"type":"pnc","additionalproperties":{"key":"pcid","value":"1"}}]},""" +
                """
                "callCenterNumbers":{"assistance":"+33000000000","emergency":"+33000000001"}}}
                """.Trim()
            : "";
        var unknown = documents.HasFlag(Documents.Unknown)
            ? ""","registration":{"plate":"AA-000-AA","firstAt":"2024-02-29T00:00:00Z","doors":[1,2.50,null,true]}""" +
                ""","colour":"N9","options":["A","B"]"""
            : "";
        return $$"""
            {"_links":{"self":{"href":"{{own}}"},"lastTelemetries":{"href":"{{own}}/telemetries/latest"},"telemetries":{"href":"{{own}}/telemetries"},
            "collisions":{"href":"{{own}}/collisions"},"trips":{"href":"{{own}}/trips"},
            "maintenance":{"href":"{{own}}/telemetries/latest?type=vehicle.maintenance"},
            "alarms":{"href":"{{own}}/alarms"},"alerts":{"href":"{{own}}/alerts"},
            "remotes":{"href":"{{own}}/channels/{chId}/remotes","templated":true},
            "groups":[{"href":"{{_root}}/accounts/vehicles?gId=root","name":"root","title":"{{title}}","type":"application/hal+json"}]},
            "vin":"{{Place}}","brandCode":"{{brand}}","familyCode":"{{family}}",
            "motorization":"{{motorization}}","fuelType":"{{fuel}}"{{extension}}{{unknown}}}
            """.Replace("\r", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal);
    }
}
