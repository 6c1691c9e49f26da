using System.Text;
using Stellantis.Client.Backtests;
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
    [InlineData("""{ "vehicle": nothing }""", "The object on line 1 is not JSON: ")]
    [InlineData("no,json", "Line 1 begins with 'n' where an object is wanted.")]
    public void What_cannot_be_read_is_told_with_its_line(string text, string message)
    {
        File.WriteAllText(_path, text);
        using var file = new RecordFile(_path, "past.json");
        var error = Assert.Throws<StellantisApiException>(() => file.Read().ToList());
        Assert.StartsWith("The file 'past.json' cannot be read. " + message, error.Message, StringComparison.Ordinal);
        Assert.Equal("InvalidBody", error.ErrorId);
    }

    [Fact]
    public void Another_encoding_is_told()
    {
        File.WriteAllBytes(_path, [.. Encoding.UTF8.GetBytes("""{ "vehicle": { "x": " """), 0xE9, .. Encoding.UTF8.GetBytes("\" } }")]);
        using var file = new RecordFile(_path, "past.json");
        Assert.Contains("is not UTF-8", Assert.Throws<StellantisApiException>(() => file.Read().ToList()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Objects_are_cut_wherever_a_buffer_ends()
    {
        var text = string.Join("\n", Enumerable.Range(0, 300)
            .Select(i => $"{{ \"n{i}\": \"\\\\\\\" {new string('é', i)} }} {{\", \"in\": {{ \"x\": [1, {{}}] }} }}"));
        var documents = new JsonDocuments(new Drops(text));
        for (var i = 0; i < 300; i++)
        {
            Assert.True(documents.Next());
            Assert.Equal([$"n{i}", "in"], documents.Names);
            Assert.Equal(text.Split('\n')[i], new string(documents.Text, 0, documents.Length));
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
