using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Stellantis.Client.Masking;
using Xunit;

namespace Stellantis.Client.Tests.Secrecy;

public class MaskTests
{
    private const string Secret = "s3cr3t/0042 &ü\"x";

    private static readonly string[] s_words = ["getVehicles", "400 Bad Request", "the channel", "ch-1", "\n", "\t", "'", "(debug id ERROR_42)", "é",
        "\u001b[31m", "{\"a\":", "https://api.example.com/v1/x", "&x=", "…"];

    [Theory]
    [InlineData("at 48.86,2.35", "at 48.9,2.4")]
    [InlineData("at 48.86, 2.35 now", "at 48.9, 2.4 now")]
    [InlineData("[2.35,48.86]", "[2.4,48.9]")]
    [InlineData("48,86 2,35", "48,9 2,4")]
    [InlineData("48,8566; 2,3522", "48,9; 2,4")]
    [InlineData("lat=2.35", "lat=2.4")]
    [InlineData("latitude: 48,856", "latitude: 48,9")]
    [InlineData("-33.87 151.21", "-33.9 151.2")]
    [InlineData("48.86", "48.9")]
    [InlineData("lat48.856614lon2.352222", "lat48.9lon2.4")]
    [InlineData("48.856614N2.352222E", "48.9N2.4E")]
    [InlineData("x%2048.85661%2C2.352222", "x%2048.9%2C2.4")]
    [InlineData("within 1.5 km of 48.856614", "within 1.5 km of 48.9")]
    public void Positions_keep_one_decimal_however_they_are_written(string text, string masked) => Assert.Equal(masked, new Redactor().Mask(text));

    [Theory]
    [InlineData("VINVR3UHZKXZPT500042", "VIN*************0042")]
    [InlineData("vin_VR3UHZKXZPT500042", "vin_*************0042")]
    [InlineData("xVR3UHZKXZPT500042y", "x*************0042y")]
    [InlineData("vinvr3uhzkxzpt500042", "vin*************0042")]
    [InlineData("a%20VR3UHZKXZPT500042", "a%20*************0042")]
    [InlineData("VR3IOQKXZPT500042", "*************0042")]
    [InlineData("id1C4RJFBG5FC123456", "id*************3456")]
    [InlineData("éVR3UHZKXZPT500042é", "é*************0042é")]
    [InlineData("936CLYFXXNB500042", "*************0042")]
    public void Vins_keep_their_last_four_characters_whatever_touches_them(string text, string masked) =>
        Assert.Equal(masked, new Redactor().Mask(text));

    [Theory]
    [InlineData("https://user:pa@ss.word@host.example.com/x", "https://***@host.example.com/x")]
    [InlineData("socks5://u:PW@h", "socks5://***@h")]
    [InlineData("-Proxy 'socks5://u:P/W@h' is", "-Proxy 'socks5://***@h' is")]
    [InlineData("a=https://h1,b=https://u:p@h2", "a=https://h1,b=https://***@h2")]
    [InlineData("u:PW@host:8080", "***:8080")]
    [InlineData("//u:PW@host", "//***@host")]
    [InlineData("from me@customer.example.", "from ***.")]
    [InlineData("https://hooks.slack.com/services/T0/B0/abc.", "https://hooks.slack.com/***.")]
    [InlineData("https://discord.com/api/webhooks/12/x?wait=true", "https://discord.com/***")]
    [InlineData("GET /x?sig=abc&n=1", "GET /x?sig=***&n=1")]
    [InlineData("GET /x?code=abc&Api_Key=d", "GET /x?code=***&Api_Key=***")]
    [InlineData("apiKey=abc; X-API-Key: a1b2c3d4", "apiKey=***; X-API-Key: ***")]
    [InlineData("{\"client_secret\": \"a b\", \"pwd\":\"x\"}", "{\"client_secret\": \"***\", \"pwd\":\"***\"}")]
    [InlineData("Authorization: Bearer abc.def-123", "Authorization: ***")]
    [InlineData("sent Basic dXNlcjpwdzEyMw==", "sent Basic ***")]
    [InlineData("jwt eyJhbGciOi.eyJzdWIiOiIx.AbC", "jwt ***")]
    [InlineData("SharedAccessSignature=x1&password=y", "SharedAccessSignature=***&password=***")]
    public void Secrets_are_known_by_where_they_stand(string text, string masked) => Assert.Equal(masked, new Redactor().Mask(text));

    [Theory]
    [InlineData("getVehicleTelemetry 5d7f3b2a9c1e4b0001a2b3c4: 404 Not Found, DATA_NOT_FOUND: nothing (debug id 0123456789abcdef0123456789abcdef).")]
    [InlineData("monitor c0a8f1d2-3b4e-4f5a-9c6d-7e8f90a1b2c3, code: 40499, error code=1001, key: Authorization")]
    [InlineData("2026-11-28T14:51:45.123+01:00 and 14:51:45,123 and 14:51:45.12Z")]
    [InlineData("13.0.3, 1.10, 7.6.9, 127.0.0.1:40001, 10,20,30, 16,384 bytes, 1,234,567")]
    [InlineData("waiting 12.25 s, 99.55 %, 10.25 km, PT1.25S")]
    [InlineData("Invalid token: expired. The password is wrong. Bearer authentication is missing")]
    [InlineData("-Body @{ a = 1 }, https://api.example.com:8443/connectedcar/v1?pageToken=second&pageSize=1")]
    [InlineData("line one\r\n- line two\n\ttab é 漢字 😀")]
    public void What_is_neither_secret_nor_precise_stays(string text) => Assert.Equal(text, new Redactor().Mask(text));

    [Theory]
    [InlineData("\u001b[2Jx", "\\u001B[2Jx")]
    [InlineData("a\u0000\u0007\u007f\u009b\u0085", "a\\u0000\\u0007\\u007F\\u009B\\u0085")]
    [InlineData("\u202eabc\u2066\u2069\u200b\ufeff\u2028\u2029", "\\u202Eabc\\u2066\\u2069\\u200B\\uFEFF\\u2028\\u2029")]
    [InlineData("a\rb", "a\\u000Db")]
    [InlineData("\U000E0041", "\\U000E0041")]
    public void Characters_that_steer_a_terminal_or_are_unseen_are_written_out(string text, string shown) =>
        Assert.Equal(shown, new Redactor().Mask(text));

    [Theory]
    [InlineData("https://h/v1/a%1b%5B2J?x=%0d%0aGET%20/", "/v1/a\\u001B[2J?x=\\u000D\\u000AGET /")]
    [InlineData("https://h/v1/a?sig=ab%26cd&api_key=1&x=%C3%A9", "/v1/a?sig=***&api_key=***&x=é")]
    [InlineData("https://h/v1/VR3UHZKXZPT500042/x?at=48.86%2C2.35", "/v1/*************0042/x?at=48.9,2.4")]
    public void The_address_in_a_log_is_one_line(string address, string shown) => Assert.Equal(shown, new Redactor().Address(new Uri(address)));

    [Theory]
    [InlineData("s3cr3t/0042 &ü\"x")]
    [InlineData("s3cr3t%2F0042%20%26%C3%BC%22x")]
    [InlineData("s3cr3t%2f0042%20%26%c3%bc%22x")]
    [InlineData("s3cr3t%2F0042+%26%C3%BC%22x")]
    [InlineData("s3cr3t/0042 &ü\\\"x")]
    [InlineData("s3cr3t\\/0042 &ü\\\"x")]
    [InlineData("s3cr3t/0042 &amp;&#252;&quot;x")]
    public void A_secret_is_hidden_in_each_of_its_spellings(string spelling)
    {
        var redactor = new Redactor();
        redactor.Hide([Secret]);
        Assert.Equal("a *** b", redactor.Mask($"a {spelling} b"));
    }

    [Fact]
    public void Short_parts_are_hidden_where_they_stand_by_themselves()
    {
        var redactor = new Redactor();
        redactor.HideParts(["abc", "x", "2345"]);
        Assert.Equal("'***' abcd ='***' a x (***) 12345", redactor.Mask("'abc' abcd ='x' a x (2345) 12345"));
    }

    [Fact]
    public void A_cut_shows_no_half_of_a_secret()
    {
        var redactor = new Redactor();
        var secret = string.Concat(Enumerable.Range(0, 400).Select(i => $"k{i:X3}"));
        redactor.Hide([secret]);
        for (var before = 5_500; before < 8_200; before += 7)
        {
            foreach (var hidden in new[] { secret, "VR3UHZKXZPT500042", "https://user:k001k002k003@host/x" })
            {
                var masked = redactor.Mask(string.Concat(Enumerable.Repeat("word ", before / 5)) + hidden
                    + string.Concat(Enumerable.Repeat(" more", 3_000)));
                Assert.InRange(masked.Length, 1, 8_000);
                Assert.DoesNotContain("k001k002", masked, StringComparison.Ordinal);
                Assert.DoesNotContain("VR3UHZ", masked, StringComparison.Ordinal);
            }
        }
    }

    [Property(MaxTest = 500)]
    public Property A_secret_is_hidden_wherever_it_stands() => Prop.ForAll(ArbMap.Default.ArbFor<int[]>(), places =>
    {
        var redactor = new Redactor();
        redactor.Hide([Secret]);
        var text = string.Concat(places.Select(p => (uint)p % 16 is var n && n < s_words.Length ? s_words[n] : Secret)) + Secret;
        var masked = redactor.Mask(text);
        Assert.DoesNotContain("s3cr3t", masked, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("\u001b", masked, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret[..6], redactor.Name(text), StringComparison.Ordinal);
    });

    [Property(MaxTest = 1000)]
    public void No_text_steers_a_terminal(NonNull<string> text)
    {
        Assert.DoesNotContain(new Redactor().Mask(text.Get + "\ud800"), c => char.IsControl(c) && c is not ('\n' or '\t' or '\r')
            || char.IsSurrogate(c));
        Assert.DoesNotContain(new Redactor().Name(text.Get), char.IsControl);
    }
}
