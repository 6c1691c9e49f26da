using System.Globalization;
using System.Text.RegularExpressions;
using Newtonsoft.Json;
using Stellantis.Server.Http;
using Stellantis.Sandbox.Tokens;

namespace Stellantis.Sandbox.Api;

/// <summary>One page of a collection: which part was asked for, and the envelope with the links to the others.</summary>
internal sealed class Page
{
    private const int StandardSize = 100;
    private const int MaxSize = 500;
    private const string Token = "pageToken";
    private const string Size = "pageSize";
    private const string Range = "indexRange";

    private static readonly Regex s_range = new(@"^(\d{1,9})-(\d{1,9})?$", RegexOptions.CultureInvariant);

    private readonly Call _call;
    private readonly string _path;
    private readonly string? _token;
    private readonly string? _required;
    private readonly int _first;
    private readonly int _last = int.MaxValue;
    private readonly int _size = int.MaxValue;
    private readonly int _offset;

    private Page(Call call, string? required)
    {
        _required = required;
        if (required is not null && call.Strict && call.Query.Find(required) is null)
            throw new ApiFault(400, $"The parameter {required} is missing.");
        _call = call;
        _path = call.Operation.PathOf(call.Arguments);
        Query = call.Query;
        AsOf = call.Now;
        if (call.Operation.IsRanged)
        {
            (_first, _last) = ReadRange(Query.Find(Range));
            _offset = _first;
        }

        if (!call.Operation.IsPaged)
            return;

        if (call.Query.Find(Token) is { } text)
        {
            if (call.Query.Find(Size) is not null || call.Query.Find(Range) is not null)
                throw new ApiFault(400, $"The parameter {Token} excludes {Size} and {Range}.");
            var token = PageToken.Decode(_path, text);
            _token = text;
            _offset = token.Offset;
            AsOf = token.AsOf;
            Query = Query.Parse(token.Query);
        }

        (_first, _last) = ReadRange(Query.Find(Range));
        _size = ReadSize(Query.Find(Size));
        if (_token is null)
            _offset = _first;
    }

    /// <summary>The query of the first page: the filters that hold for all of them.</summary>
    public Query Query { get; }

    /// <summary>As of when the collection is seen; it stays the same from the first page to the last.</summary>
    public DateTimeOffset AsOf { get; }

    /// <summary>Reads which page of a collection was asked for.</summary>
    /// <param name="call">The call.</param>
    /// <param name="required">The parameter that each page must be asked for with, by token too; null for none.</param>
    public static Page Of(Call call, string? required = null) => new(call, required);

    /// <summary>Answers with the page of <paramref name="items"/>, under the name that the contract gives them.</summary>
    public HttpResponse Answer<T>(string name, IReadOnlyList<T> items, Action<JsonTextWriter, T> write) => Answer(items.Count, (json, first, count) =>
    {
        json.StartArray(name);
        for (var i = first; i < first + count; i++)
            write(json, items[i]);
        json.WriteEndArray();
    });

    /// <summary>
    /// Answers with a page of a collection of <paramref name="total"/> items; the items are written from the first index on, so many.
    /// </summary>
    public HttpResponse Answer(int total, Action<JsonTextWriter, int, int> writeItems) => Call.Answer(200, json =>
    {
        var end = (int)Math.Min((long)_last + 1, total);
        var window = Math.Max(0, end - _first);
        var pages = (window + (long)_size - 1) / _size;
        var count = (int)Math.Max(0, Math.Min((long)_size, (long)end - _offset));

        json.WriteStartObject();
        json.StartObject("_links");
        json.WriteLink("self", _token is null ? First() : To(_token));
        json.WriteLink("first", First());
        if ((long)_offset + _size < end)
            json.WriteLink("next", At(_offset + _size));
        if (_offset > _first)
            json.WriteLink("prev", At(Math.Max(_first, _offset - _size)));
        json.WriteLink("last", pages > 1 ? At((int)(_first + (pages - 1) * _size)) : First());
        json.WriteEndObject();
        json.Write("total", total);
        json.Write("totalPage", (int)pages);
        json.Write("currentPage", window == 0 ? 0 : (_offset - _first) / _size + 1);
        json.StartObject("_embedded");
        writeItems(json, _offset, count);
        json.WriteEndObject();
        json.WriteEndObject();
    });

    private static (int First, int Last) ReadRange(string? text)
    {
        if (text is null)
            return (0, int.MaxValue);
        var match = s_range.Match(text);
        if (!match.Success)
            throw new ApiFault(400, $"The parameter {Range} must be a range such as 0-9 or 5-.");
        var first = int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
        var last = match.Groups[2].Success ? int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture) : int.MaxValue;
        return first <= last ? (first, last) : throw new ApiFault(400, $"The parameter {Range} ends before it begins.");
    }

    private static int ReadSize(string? text)
    {
        if (text is null)
            return StandardSize;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size is >= 1 and <= MaxSize
            ? size
            : throw new ApiFault(400, $"The parameter {Size} must be in the range 1 to {MaxSize}.");
    }

    private string First() => _call.Links.To(_path, Filters());

    private string At(int offset) => To(new PageToken(offset, AsOf, Filters()).Encode(_path));

    private string To(string token) => _call.Links.To(_path, $"{Token}={token}{Required()}");

    private string Required() => _required is null ? ""
        : string.Concat(Query.All(_required).Select(value => $"&{_required}={Uri.EscapeDataString(value)}"));

    private string Filters() => Query.Without(Token, "env", "client_id");
}
