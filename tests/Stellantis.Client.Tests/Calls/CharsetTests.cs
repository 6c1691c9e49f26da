using System.Net.Http;
using System.Text;
using Stellantis.Client.Http;
using Xunit;

namespace Stellantis.Client.Tests.Calls;

/// <summary>An answer is read in the encoding that it says it is in.</summary>
public sealed class CharsetTests
{
    private const string Json = """{"label":"Café Müller, 5 €"}""";

    private static readonly TimeSpan s_idle = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData("application/json; charset=utf-8", "utf-8")]
    [InlineData("application/json;charset=\"UTF-8\"", "utf-8")]
    [InlineData("application/json; charset=utf8", "utf-8")]
    [InlineData("application/json; charset=us-ascii", "utf-8")]
    [InlineData("application/json", "utf-8")]
    [InlineData("application/json; profile=x; charset=utf-16le", "utf-16")]
    [InlineData("application/json; charset=utf-16", "utf-16")]
    [InlineData("application/json; charset=utf-16", "utf-16BE")]
    [InlineData("application/json; charset=UTF-16BE", "utf-16BE")]
    [InlineData("application/json; charset=utf-32", "utf-32")]
    [InlineData("application/json; charset=x-of-nobody", "utf-8")]
    [InlineData("application/json; charset=utf-7", "utf-8")]
    [InlineData("application/json;; charset=utf-16", "utf-16")]
    public async Task A_declared_charset_is_honoured(string type, string encoding) =>
        Assert.Equal(Json, await Read(type, Encoding.GetEncoding(encoding).GetBytes(Json)));

    [Theory]
    [InlineData("application/json; charset=iso-8859-1")]
    [InlineData("application/json; charset='Latin1'")]
    [InlineData("application/json; Charset=ISO-8859-1; q=1")]
    public async Task Latin_1_is_read_as_such(string type)
    {
        const string Text = """{"label":"Café Müller"}""";
        Assert.Equal(Text, await Read(type, Encoding.Latin1.GetBytes(Text)));
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-32")]
    public async Task A_mark_goes_before_what_is_declared(string encoding)
    {
        var marked = Encoding.GetEncoding(encoding);
        foreach (var type in new[] { "application/json", "application/json; charset=utf-8", "application/json; charset=iso-8859-1" })
            Assert.Equal(Json, await Read(type, [.. marked.GetPreamble(), .. marked.GetBytes(Json)]));
    }

    [Theory]
    [InlineData("x-of-nobody")]
    [InlineData("utf-7")]
    public async Task A_charset_that_is_not_known_is_named_where_the_answer_is_not_utf_8(string charset)
    {
        var failure = await Assert.ThrowsAsync<InvalidDataException>(() =>
            Read($"application/json; charset={charset}", Encoding.Latin1.GetBytes("""{"label":"Café"}""")));
        Assert.Contains(charset, failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("application/json", true)]
    [InlineData("application/json; charset=utf-8", true)]
    [InlineData("application/json; charset=utf-16", false)]
    [InlineData("application/json; charset=iso-8859-1", false)]
    public void Only_what_is_utf_8_is_looked_at_while_it_comes_in(string type, bool isPlain) =>
        Assert.Equal(isPlain, Charset.IsPlain(Content(type, [])));

    private static async Task<string> Read(string type, byte[] bytes)
    {
        using var body = await ResponseBody.ReadAsync(Content(type, bytes), s_idle, null, CancellationToken.None);
        return body.ToString();
    }

    private static ByteArrayContent Content(string type, byte[] bytes)
    {
        var content = new ByteArrayContent(bytes);
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        return content;
    }
}
