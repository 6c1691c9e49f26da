using System.Diagnostics;
using System.Net;
using Stellantis.Client.Calls;
using Stellantis.Client.Masking;
using Stellantis.Client.Tests.Calls;
using Stellantis.Client.Text;
using Xunit;

namespace Stellantis.Client.Tests.Secrecy;

/// <summary>
/// Text of a service costs time in proportion to its length. What looks at it twice for each character would take minutes here, and seconds are
/// allowed.
/// </summary>
public class LinearTests
{
    private const int Length = 1_000_000;

    private static readonly TimeSpan s_allowed = TimeSpan.FromSeconds(10);

    public static TheoryData<string> Alphabets =>
    [
        "a-", "1.111", "1.11", "11,11,", "a.", "a.a@", "@", "//", "//a", "//a:b", "//u:p@", "%41", "%20", "{\"", "Bearer ", "Basic", "eyJ", "eyJ-",
            "token=", "token:", "token={", "\"token\":\"", "sig=$",
        "1", "48.86", "48.86,", "1.1111.", " ", "\t", "\n", "\\", "'", "\"", "dXNlcg==", "VR3", "VR3UHZKXZPT500042", "0", "a1", "\u001b", "\u202e",
            "\ud800", "é", "hook//", "http://hook/", "=", ":", "&", "?code=", "a@b.", "-", "_",
    ];

    [Theory]
    [MemberData(nameof(Alphabets))]
    public void Each_step_looks_at_each_character_once(string alphabet)
    {
        var text = string.Concat(Enumerable.Repeat(alphabet, Length / alphabet.Length));
        var watch = Stopwatch.StartNew();
        Vins.Mask(text);
        Positions.Mask(text);
        NamedSecrets.Mask(text);
        AddressSecrets.MaskUrls(text);
        AddressSecrets.MaskEmails(text);
        ForeignText.Visible(text);
        ForeignText.Words(text);
        Assert.True(watch.Elapsed < s_allowed, $"{watch.Elapsed.TotalSeconds:0.0} s");
    }

    [Theory]
    [MemberData(nameof(Alphabets))]
    public async Task An_error_of_any_size_is_told_at_once_and_in_few_words(string alphabet)
    {
        var text = string.Concat(Enumerable.Repeat(alphabet, Length / alphabet.Length));
        var json = Newtonsoft.Json.JsonConvert.SerializeObject(new { name = text, message = text, debug = text });
        foreach (var (body, media) in new[] { (json, "application/json"), (text, "text/plain"), ("<" + text, "text/html") })
        {
            var watch = Stopwatch.StartNew();
            using var client = new FakeService(_ => FakeService.Json(body, HttpStatusCode.BadRequest, media)).Client();
            var failure = await Assert.ThrowsAsync<StellantisApiException>(() =>
                client.SendAsync(new ApiCall(Operations.GetVehicle).With("id", "x"), default));
            Assert.True(watch.Elapsed < s_allowed, $"{watch.Elapsed.TotalSeconds:0.0} s");
            Assert.InRange(failure.Message.Length, 1, 2_000);
            Assert.StartsWith("getVehicle", failure.Message, StringComparison.Ordinal);
            Assert.InRange(failure.ServiceMessage?.Length ?? 0, 0, 310);
        }
    }
}
