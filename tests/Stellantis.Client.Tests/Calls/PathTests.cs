using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Stellantis.Client.Auth;
using Stellantis.Client.Calls;
using Stellantis.Client.Hal;
using Stellantis.Client.Text;
using Xunit;

namespace Stellantis.Client.Tests.Calls;

/// <summary>Where a request really goes, seen by a server that reads the wire.</summary>
public sealed class PathTests : IDisposable
{
#if NETFRAMEWORK
    // .NET Framework takes these out of every address, escaped or not, so no id with one of them can be sent.
    private const string Dropped = "\u200e\u200f\u202a\u202b\u202c\u202d\u202e";
#else
    private const string Dropped = "";
#endif

    private readonly TargetServer _server = new();
    private readonly StellantisClient _client;

    public PathTests() => _client = new StellantisClient(
        new ClientSettings
        {
            BaseUri = _server.BaseUri,
            Authentication = new GatewayAuthentication("client-0042", "s3cr3t-0042", "AC-ACNT000000000042") { Realm = "B2C" },
            Environment = "int",
        },
        Sender.Create());

    public void Dispose()
    {
        _client.Dispose();
        _server.Dispose();
    }

    [Property(MaxTest = 500, Arbitrary = [typeof(Ids)])]
    public bool Any_id_is_refused_or_reaches_the_service_as_one_part_of_the_path(string id) => Reaches(id);

    [Fact]
    public void An_id_as_the_service_may_give_it_is_sent()
    {
        Assert.All(["VR3UHZKXZPT500042", "a-b_c.d~e", "AC==", "a+b", "urn:x:1", "me@home", "a b", "100%", "50%25", "a?b#c", "\u00e9t\u00e9", "{id}",
            "a.", "...", "(\u00e9)'!*:"],
            id => Assert.True(Reaches(id) && Lines().Length == 1, id));
    }

    [Fact]
    public void An_id_with_marks_of_direction_is_sent_whole_or_not_at_all() =>
        Assert.True(Reaches("\u202eabc") && Lines().Length == (Dropped.Length > 0 ? 0 : 1));

    [Theory]
    [InlineData("/accounts/vehicles/a b/\u00e9?x=1", "/v1/accounts/vehicles/a%20b/%C3%A9")]
    [InlineData("/a%7eb/%c3%a9/%26;x=1,2/@:!$&'()*+", "/v1/a~b/%C3%A9/%26;x=1,2/@:!$&'()*+")]
    [InlineData("/100%/%zz/%", "/v1/100%25/%25zz/%25")]
    [InlineData("/\"<>[]^`{|}", "/v1/%22%3C%3E%5B%5D%5E%60%7B%7C%7D")]
    public void A_path_goes_out_as_it_is_meant(string path, string sent)
    {
        Send(new ApiCall(new Operation("any", "GET", AddressText.EscapePath(path.Split('?')[0]))));
        Assert.Equal($"GET {sent}?env=int HTTP/1.1", Assert.Single(Lines()));
    }

    [Theory]
    [InlineData("/v1/x%2F..%2F..%2Fother")]
    [InlineData("/v1/%2e%2e/other")]
    [InlineData("/v1\\..\\other")]
    [InlineData("/v1/a%0ab")]
    [InlineData("file:///etc/passwd")]
    [InlineData("http://")]
    public void A_link_that_can_be_read_in_two_ways_leads_nowhere(string link) => Assert.Null(WebAddress.Target(_server.BaseUri, link));

    [Fact]
    public void A_link_of_a_hundred_thousand_characters_leads_nowhere_and_is_not_shown_whole()
    {
        var long1 = "/v1/accounts/vehicles?pageToken=" + new string('x', 100_000);
        Assert.Null(WebAddress.Target(_server.BaseUri, long1));
        var service = new FakeService(_ => FakeService.Json($$$"""{"_links":{"next":{"href":"{{{long1}}}"}},"_embedded":{"vehicles":[]}}"""));
        using var client = service.Client();
        using var feed = client.Walk(new ApiCall(Operations.GetVehicles), Vehicle.Read, default);
        var failure = Assert.Throws<StellantisApiException>(() =>
        {
            while (feed.NextAsync().GetAwaiter().GetResult() is not null)
            {
                // To its end.
            }
        });
        Assert.Equal("InvalidResponse", failure.ErrorId);
        Assert.True(failure.Message.Length < 1000, failure.Message);
    }

    [Fact]
    public void The_user_and_the_fragment_of_a_link_are_not_sent()
    {
        var target = WebAddress.Target(_server.BaseUri, $"http://user:word@127.0.0.1:{_server.BaseUri.Port}/v1/accounts/vehicles?page=2#top");
        Assert.Equal($"http://127.0.0.1:{_server.BaseUri.Port}/v1/accounts/vehicles?page=2", target!.AbsoluteUri);
        Assert.Equal("/v1/accounts/vehicles", WebAddress.Target(new Uri(_server.BaseUri, "/v1/accounts/x"), "../accounts/vehicles")!.AbsolutePath);
    }

    [Fact]
    public void A_text_of_any_length_is_escaped()
    {
        Assert.Equal(70_000 * 6, AddressText.Escape(new string('\u00e9', 70_000)).Length);
        Assert.Equal("%EF%BF%BD", AddressText.Escape("\ud83d"));
    }

    [Property]
    public bool A_text_is_escaped_so_that_it_comes_out_again(NonNull<string> text) =>
        !AddressText.IsWhole(text.Get) || Uri.UnescapeDataString(AddressText.Escape(text.Get)) == text.Get;

    private bool Reaches(string id)
    {
        _ = Lines();
        try
        {
            Send(new ApiCall(Operations.RemoveMonitor).With("chId", id).With("mid", "m-1"));
        }
        catch (StellantisApiException refused) when (refused.ErrorId == ErrorIds.InvalidRequest)
        {
            return _server.Lines.IsEmpty && refused.Message.StartsWith("-ChannelId", StringComparison.Ordinal)
                && (id.Any(Dropped.Contains) || string.IsNullOrWhiteSpace(id) || id is "." or ".." || id.Length > 2000 || !AddressText.IsWhole(id)
                    || Regex.IsMatch(id, @"[/\\\p{Cc}]|%[0-9A-Fa-f]{2}"));
        }
        var sent = Regex.Match(Assert.Single(_server.Lines), @"^DELETE /v1/accounts/channels/([^/?#]+)/monitors/m-1\?env=int HTTP/1\.1$");
        return sent.Success && Uri.UnescapeDataString(sent.Groups[1].Value) == id;
    }

    private void Send(ApiCall call) => _client.SendAsync(call, default).GetAwaiter().GetResult();

    private string[] Lines()
    {
        var lines = _server.Lines.ToArray();
        while (_server.Lines.TryDequeue(out _))
        {
        }
        return lines;
    }

    /// <summary>Ids of what makes trouble in addresses, among what does not.</summary>
    public static class Ids
    {
        private static readonly string[] s_parts =
        [
            "/", "\\", ".", "..", "%2F", "%2f", "%5C", "%2e", "%25", "%252F", "%", "?", "#", "&", "=", "+", ":", "@", ";", ",", "~", "-", "_", "!",
                "'", "(", ")", "*", "{", "}", "|", "^", "[", "]",
            "<", ">", "\"", "`", "$", " ", "\t", "\r", "\n", "\0", "\u007f", "\u0085", "\u00a0", "\u00e9", "e\u0301", "\u200e", "\u202e", "\u2028",
                "\ufeff", "\uffff", "\ud83d\ude97", "\ud83d", "\ude97",
            "\u2044", "\u2215", "\uff0f", "\uff3c", "\uff0e", "//", "://", "http:", "a", "Z", "0", "other", "VR3UHZKXZPT500042",
        ];

        public static Arbitrary<string> Text() => Arb.From(Gen.OneOf(
            Gen.Elements(s_parts).ListOf().Select(parts => string.Concat(parts)),
            ArbMap.Default.GeneratorFor<NonNull<string>>().Select(text => text.Get)));
    }
}
