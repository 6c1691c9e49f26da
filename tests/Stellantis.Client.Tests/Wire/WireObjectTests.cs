using Newtonsoft.Json.Linq;
using Stellantis.Client.Json;
using Xunit;

namespace Stellantis.Client.Tests.Wire;

public class WireObjectTests
{
    [Fact]
    public void A_vehicle_comes_back_as_it_came()
    {
        const string Json = """
            {"_links":{"self":{"href":"https://h/accounts/vehicles/opaque%201"},"groups":[{"href":"g1","name":"n"},{"href":"g2"}],"odd":"text"},
             "vin":"VR3UHZKXZPT500042","brandCode":"83",
              "_embedded":{"extension":{"devices":{"Device":[{"type":"pnc","additionalproperties":{"key":"pcid","value":"1"}}]},
             "new":[1.10,{"a":null}]},"other":true},"price":1.10,"when":"2026-01-01T00:00:00+0000","big":123456789012345678901234567890}
            """;
        var vehicle = Read(Json, Vehicle.Read);
        Assert.Equal("opaque 1", vehicle.VehicleId);
        Assert.Equal("pcid", Assert.Single(Assert.Single(vehicle.Extension!.Devices).Details).Key);
        Assert.Equal(1.10m, vehicle.AdditionalProperties["price"]);
        Assert.Equal("1.10", FormattableString.Invariant($"{vehicle.AdditionalProperties["price"]}"));
        Assert.Equal("2026-01-01T00:00:00+0000", vehicle.AdditionalProperties["when"]);
        Assert.True((bool)((IReadOnlyDictionary<string, object?>)vehicle.AdditionalProperties["_embedded"]!)["other"]!);
        AssertSame(Json, vehicle.ToJson());
        Assert.Contains("1.10", vehicle.ToJson(), StringComparison.Ordinal);
        Assert.Contains("123456789012345678901234567890", vehicle.ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public void Longitude_comes_first_on_the_wire_and_has_its_own_name_here()
    {
        var position = Read("""{"type":"Feature","geometry":{"type":"Point","coordinates":[2.35,48.85,128.0]},"properties":{"heading":""" +
            """92.5,"createdAt":"2026-06-14T07:58:12Z"}}""", Position.Read);
        Assert.Equal((48.85, 2.35, 128.0), (position.Latitude, position.Longitude, position.Altitude));
        Assert.Equal(new DateTime(2026, 6, 14, 7, 58, 12, DateTimeKind.Utc), position.CreatedAt?.ToUniversalTime());
        Assert.Equal("48.85,2.35", position.ToString());
    }

    [Theory]
    [InlineData("""{"id":17,"active":"true","startedAt":"2017-08-10T13:46:39.652+0000","endAt":"Mon Jun 03 08:35:36 GMT 2019"}""")]
    [InlineData("""{"id":null,"active":"perhaps","startedAt":"yesterday","startPosition":"nowhere","_links":[]}""")]
    [InlineData("""{"startPosition":{"geometry":{"coordinates":["2.5",48]},"properties":{}},"severity":["odd"],"extra":{"a":[1,2,{"b":"c"}]}}""")]
    [InlineData("""{"startPosition":{"geometry":{"coordinates":[]},"properties":null}}""")]
    [InlineData("{\n  \"id\": \"a\",\r\n  \"more\": {\n    \"n\": 1.50\n  },\n  \"tail\": \"\\u00e9\\n\"\n}")]
    public void What_does_not_fit_is_neither_lost_nor_an_error(string json)
    {
        var alert = Read(json, Alert.Read);
        AssertSame(json, alert.ToJson());
    }

    [Fact]
    public void Times_of_other_forms_are_read()
    {
        var alert = Read("""{"startedAt":"2017-08-10T13:46:39.652+0000","endAt":"Mon Jun 03 08:35:36 GMT 2019"}""", Alert.Read);
        Assert.Equal(new DateTime(2017, 8, 10, 13, 46, 39, 652, DateTimeKind.Utc), alert.StartedAt?.ToUniversalTime());
        Assert.Equal(new DateTime(2019, 6, 3, 8, 35, 36, DateTimeKind.Utc), alert.EndedAt?.ToUniversalTime());
    }

    [Fact]
    public void A_text_that_ends_early_is_an_error() =>
        Assert.Throws<Newtonsoft.Json.JsonReaderException>(() => Read("""{"vin":"A","_links":{"self":{"href":""", Vehicle.Read));

    private static T Read<T>(string json, Func<WireReader, T> read)
    {
        using var reader = new WireReader(json);
        Assert.True(reader.ReadDocument());
        return read(reader);
    }

    private static void AssertSame(string expected, string actual) => Assert.True(JToken.DeepEquals(Parse(expected), Parse(actual)), actual);

    private static JToken Parse(string json)
    {
        using var reader = new Newtonsoft.Json.JsonTextReader(new StringReader(json)) { DateParseHandling = Newtonsoft.Json.DateParseHandling.None };
        return JToken.Load(reader);
    }
}
