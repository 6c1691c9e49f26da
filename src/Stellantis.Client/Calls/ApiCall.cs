using System.Globalization;
using System.Text;

namespace Stellantis.Client.Calls;

/// <summary>One call of an operation: its path arguments, query, body, and the vehicle that it is about.</summary>
internal sealed class ApiCall(Operation operation)
{
    private readonly List<KeyValuePair<string, string>> _path = [];
    private readonly List<KeyValuePair<string, string>> _query = [];

    public Operation Operation { get; } = operation;

    public IReadOnlyList<KeyValuePair<string, string>> QueryParameters => _query;

    /// <summary>The VIN of the vehicle that the call is about, when it is known.</summary>
    public string? Vin { get; init; }

    /// <summary>A scope that this call needs besides the operation's.</summary>
    public string? ExtraScope { get; init; }

    /// <summary>Headers of this call, checked; one that signing sets as well gives way to them.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>The JSON to send, as it is.</summary>
    public string? Body { get; init; }

    /// <summary>Fills a parameter of the path.</summary>
    /// <exception cref="StellantisApiException">InvalidRequest: an id that is empty, or that would change the path.</exception>
    public ApiCall With(string name, string? id)
    {
        if (string.IsNullOrWhiteSpace(id) || id is "." or "..")
            throw new StellantisApiException(ErrorIds.InvalidRequest, $"'{id}' is not an id: {Operation.Id} needs one for '{name}'.");
        _path.Add(new(name, id!));
        return this;
    }

    /// <summary>The same call for a part of the collection, by the place of its first and last item.</summary>
    public ApiCall Ranged(long from, long to)
    {
        var call = new ApiCall(Operation) { Vin = Vin, ExtraScope = ExtraScope, Headers = Headers };
        call._path.AddRange(_path);
        call._query.AddRange(_query.Where(p => p.Key != "indexRange"));
        return call.Query("indexRange", FormattableString.Invariant($"{from}-{to}"));
    }

    /// <summary>Adds a query parameter; nothing is added when the value is null or empty.</summary>
    public ApiCall Query(string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
            _query.Add(new(name, value!));
        return this;
    }

    /// <summary>Adds a query parameter once for each value.</summary>
    public ApiCall Query(string name, IEnumerable<string?>? values)
    {
        foreach (var value in values ?? [])
            Query(name, value);
        return this;
    }

    public ApiCall Query(string name, bool? value) => Query(name, value is null ? null : value.Value ? "true" : "false");

    public ApiCall Query(string name, long? value) => Query(name, value?.ToString(CultureInfo.InvariantCulture));

    /// <summary>The operation and what it was called for, for messages; the ids in it are not masked.</summary>
    public override string ToString() => string.Join(" ", _path.Select(p => p.Value).Prepend(Operation.Id));

    /// <summary>The path below the base address, its arguments escaped.</summary>
    public string RelativePath()
    {
        var path = new StringBuilder(Operation.Path);
        foreach (var argument in _path)
            path.Replace("{" + argument.Key + "}", Uri.EscapeDataString(argument.Value));
        return path.ToString();
    }

    /// <summary>The address of the call below a base address, whatever that one's trailing slash.</summary>
    public Uri Address(Uri baseUri, IEnumerable<KeyValuePair<string, string>> always)
    {
        var address = new StringBuilder(baseUri.GetLeftPart(UriPartial.Path).TrimEnd('/')).Append(RelativePath());
        var separator = '?';
        foreach (var parameter in always.Concat(_query))
        {
            address.Append(separator).Append(Uri.EscapeDataString(parameter.Key)).Append('=').Append(Uri.EscapeDataString(parameter.Value));
            separator = '&';
        }
        return new Uri(address.ToString());
    }
}
