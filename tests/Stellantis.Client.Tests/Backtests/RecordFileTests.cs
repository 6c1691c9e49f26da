using System.Text;
using Stellantis.Client.Backtests;
using Stellantis.Client.Json;
using Xunit;

namespace Stellantis.Client.Tests.Backtests;

/// <summary>Pasts in files, in every shape in which people have them.</summary>
public sealed class RecordFileTests : IDisposable
{
    private const string Telemetry =
        """{ "createdAt": "2026-03-02T12:00:00Z", "_links": { "vehicle": { "href": "https://h/v/vehicles/VIN1" } }, "vehicle": {} }""";

    private const string Trip =
        """{ "id": "t", "startedAt": "2026-03-02T11:00:00Z", "_links": { "self": { "href": "https://h/v/vehicles/VIN%2F2/trips/t" } }, "stats": {""" +
            """ "distance": 3 } }""";

    private const string Collision = """{ "id": "c", "createdAt": "2026-03-02T11:00:00Z", "details": [ { "side": "a \" } ]" } ] }""";
    private const string Alarm = """{ "id": "a", "status": { "createdAt": "2026-03-02T11:00:00Z", "activation": "Active" } }""";
    private const string Theft = """{ "id": "s", "state": true, "startedAt": "2026-03-02T11:00:00Z" }""";

    private readonly string _path = Path.GetTempFileName();

    public static TheoryData<string> Shapes => new(
        $"[{Telemetry},{Trip},{Collision},{Alarm},{Theft}]",
        string.Join("\n", Telemetry, Trip, Collision, Alarm, Theft),
        $"{Telemetry}{Trip}\r\n\r\n[{Collision}]\n[{Alarm}, {Theft}]",
        $$"""{ "_links": {}, "total": 1, "_embedded": { "telemetries": [{{Telemetry}}] } } { "_embedded": { "x": [{{Trip}},{{Collision}}], "y": [""" +
            $$"""{{Alarm}},{{Theft}}] } }""");

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Records_are_found_in_any_shape(string text)
    {
        foreach (var encoding in new Encoding[] { new UTF8Encoding(false), new UTF8Encoding(true), Encoding.Unicode })
        {
            File.WriteAllText(_path, text, encoding);
            using var file = new RecordFile(_path, "past.json");
            var records = file.Read().ToList();
            Assert.Equal(["Telemetry", "Trip", "Collision", "Alarm", "StolenReport"], records.Select(record => record.GetType().Name));
            Assert.Equal(["VIN1", "VIN/2", null, null, null], records.Cast<IVehicleChild>().Select(record => record.VehicleId));
            Assert.Equal(0, file.Foreign);
        }
    }

    [Fact]
    public void What_is_no_record_is_counted()
    {
        File.WriteAllText(_path, $$"""[ {{Telemetry}}, { "vin": "x" }, {}, { "updatedAt": "2026-03-02T12:00:00Z", "vehicle": {} } ]""");
        using var file = new RecordFile(_path, "past.json");
        Assert.Single(file.Read());
        Assert.Equal(3, file.Foreign);
    }

    [Theory]
    [InlineData("""{ "createdAt": "2026""", "The object that begins on line 1 has no end.")]
    [InlineData("\n\n<xml/>", "Line 3 begins with '<' where an object is wanted.")]
    [InlineData("""{ "vehicle": nothing }""",
        "The object that begins on line 1 is not JSON: Unexpected character 'o' in the JSON text (line 1, position 14).")]
    [InlineData("{ \"vehicle\": {} }\n{\n\"vehicle\": { \"adas\": [1 2] }\n}",
        "The object that begins on line 2 is not JSON: Unexpected character '2' in the JSON text (line 3, position 24).")]
    // What the monitor does not look at must be JSON all the same.
    [InlineData("\n{ \"vehicle\": { \"adas\": { \"x\": tru } } }",
        "The object that begins on line 2 is not JSON: Unexpected character ' ' in the JSON text (line 2, position 33).")]
    [InlineData("""{ "vehicle": { "adas": "\x" } }""", "The object that begins on line 1 is not JSON: '\\x' in a JSON string does not stand for")]
    [InlineData("""{ "_embedded": { "telemetry": [ { "vehicle": { "adas": 1. } } ] } }""",
        "The object that begins on line 1 is not JSON: Unexpected character ' ' in the JSON text (line 1, position 57).")]
    [InlineData("no,json", "Line 1 begins with 'n' where an object is wanted.")]
    [InlineData("[\n{ \"vehicle\": {} },\n[{ \"vehicle\": {} }", "The list that begins on line 3 has no end.")]
    [InlineData("{ \"vehicle\": {} }\n]", "Line 2 begins with ']' where an object is wanted.")]
    public void What_cannot_be_read_is_told_with_its_line(string text, string message)
    {
        File.WriteAllText(_path, text);
        foreach (var wanted in new[] { null, WantedMembers.Of(["createdAt"]), WantedMembers.Of(["vehicle.energies"]) })
        {
            using var file = new RecordFile(_path, "past.json", wanted);
            var error = Assert.Throws<StellantisApiException>(() => file.Read().ToList());
            Assert.StartsWith("The file 'past.json' cannot be read. " + message, error.Message, StringComparison.Ordinal);
            Assert.Equal("InvalidBody", error.ErrorId);
        }
    }

    [Fact]
    public void A_fault_far_into_a_file_is_told_with_its_place()
    {
        var good = "{ \"createdAt\": \"2026-03-02T12:00:00Z\",\n\"vehicle\": {} }\n";
        File.WriteAllText(_path, string.Concat(Enumerable.Repeat(good, 5000)) + "{\n\n \"vehicle\": !");
        using var file = new RecordFile(_path, "past.json", WantedMembers.Of(["createdAt"]));
        Assert.Contains("begins on line 10001 is not JSON: Unexpected character '!' in the JSON text (line 10003, position 12).",
            Assert.Throws<StellantisApiException>(() => file.Read().ToList()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_encoding_is_told()
    {
        var texts = new[]
        {
            [.. Encoding.UTF8.GetBytes("""{ "vehicle": { "x": " """), 0xE9, .. Encoding.UTF8.GetBytes("\" } }")],
            Encoding.Unicode.GetBytes(Telemetry),
            Encoding.BigEndianUnicode.GetBytes($"[{Telemetry}]"),
        };
        foreach (var bytes in texts)
        {
            File.WriteAllBytes(_path, bytes);
            using var file = new RecordFile(_path, "past.json");
            Assert.Contains("is not UTF-8", Assert.Throws<StellantisApiException>(() => file.Read().ToList()).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_compressed_file_is_told()
    {
        using (var gzip = new System.IO.Compression.GZipStream(File.Create(_path), System.IO.Compression.CompressionMode.Compress))
            gzip.Write(Encoding.UTF8.GetBytes(Telemetry));
        using var file = new RecordFile(_path, "past.json.gz");
        Assert.Equal("The file 'past.json.gz' is compressed. Unpack it first.",
            Assert.Throws<StellantisApiException>(() => file.Read().ToList()).Message);
    }

    [Fact]
    public void A_file_that_cannot_be_opened_is_told()
    {
        var error = Assert.Throws<StellantisApiException>(() => new RecordFile(_path + ".gone", "gone.json"));
        Assert.StartsWith("The file 'gone.json' cannot be read: ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_may_be_larger_than_what_is_read_at_once()
    {
        static string Item(int number) => Telemetry.Replace("VIN1", $"VIN{number}", StringComparison.Ordinal);
        static string Page(int from, int count) =>
            $$"""{ "total": 9, "_embedded": { "telemetry": [{{string.Join(",", Enumerable.Range(from, count).Select(Item))}}] } }""";
        File.WriteAllText(_path, Page(0, 2000) + "\n" + Page(2000, 1) + Telemetry + Page(2001, 3000));
        using var file = new RecordFile(_path, "past.json", WantedMembers.Of(["_links.vehicle"]));
        Assert.Equal([.. Enumerable.Range(0, 2001).Select(i => $"VIN{i}"), "VIN1", .. Enumerable.Range(2001, 3000).Select(i => $"VIN{i}")],
            file.Read().Cast<IVehicleChild>().Select(record => record.VehicleId));
        Assert.Equal(0, file.Foreign);
    }

    [Fact]
    public void Records_of_several_kinds_may_stand_between_one_another()
    {
        var records = new[] { Telemetry, Trip, Telemetry, Telemetry, Alarm, """{ "vin": "x" }""", Telemetry, Theft, Collision, Collision, Telemetry };
        File.WriteAllText(_path, string.Join("\n", records));
        using var file = new RecordFile(_path, "past.json", WantedMembers.Of(["createdAt"]));
        Assert.Equal(["Telemetry", "Trip", "Telemetry", "Telemetry", "Alarm", "Telemetry", "StolenReport", "Collision", "Collision", "Telemetry"],
            file.Read().Select(record => record.GetType().Name));
        Assert.Equal(1, file.Foreign);
    }

    [Fact]
    public void Objects_are_found_wherever_a_buffer_ends()
    {
        var text = string.Join("\n", Enumerable.Range(0, 300).Select(i =>
            $"{{ \"n{i}\": \"\\\\\\\" {new string('é', i)} }} {{\\u00e9\", \"in\": {{ \"x\": [1.5e-{i}, {{}}, true, false, null] }} }}"));
        var found = "";
        using var documents = new JsonDocuments(new Drops(text), 100, reader =>
        {
            reader.ReadDocument();
            var start = reader.Mark() - 1;
            reader.SkipWhole();
            found = reader.TextSince(start);
        });
        for (var i = 0; i < 300; i++)
        {
            Assert.True(documents.Next());
            Assert.Equal(text.Split('\n')[i], found);
            Assert.Equal(i + 1, documents.Line);
        }
        Assert.False(documents.Next());
    }

    public void Dispose() => File.Delete(_path);

    /// <summary>Hands a text out in pieces of all small sizes.</summary>
    private sealed class Drops(string text) : StringReader(text)
    {
        private int _size;

        public override int Read(char[] buffer, int index, int count) => base.Read(buffer, index, Math.Min(count, ++_size % 11 + 1));
    }
}
