using System.Globalization;
using System.Text;
using Stellantis.Client.Text;

namespace Stellantis.Client.Calls;

/// <summary>One call of an operation: its path arguments, query, body, and the vehicle that it is about.</summary>
internal sealed class ApiCall(Operation operation)
{
    /// <summary>The place of a channel in a path.</summary>
    public const string ChannelPlace = "chId";

    /// <summary>The place of a monitor in a path.</summary>
    public const string MonitorPlace = "mid";

    private const int LongestId = 2_000;

    private readonly List<KeyValuePair<string, string>> _path = [];
    private readonly List<KeyValuePair<string, string>> _query = [];

    public Operation Operation { get; } = operation;

    public IReadOnlyList<KeyValuePair<string, string>> QueryParameters => _query;

    /// <summary>The ids in the path, by the parameters that users give them by.</summary>
    public IEnumerable<KeyValuePair<string, string>> Parents =>
        _path.Select(p => new KeyValuePair<string, string>(Operation.ParameterOf(p.Key), p.Value));

    /// <summary>The VIN of the vehicle that the call is about, when it is known.</summary>
    public string? Vin { get; init; }

    /// <summary>A scope that this call needs besides the operation's.</summary>
    public string? ExtraScope { get; init; }

    /// <summary>Headers of this call, checked; one that signing sets as well gives way to them.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>The JSON to send, as it is.</summary>
    public string? Body { get; init; }

    /// <summary>Fills a parameter of the path.</summary>
    /// <exception cref="StellantisApiException">InvalidRequest: an id that is empty, or that would change the path, and is no label
    /// either.</exception>
    public ApiCall With(string name, string? id)
    {
        if (name is not (ChannelPlace or MonitorPlace) || !IsLabel(id))
            CheckId(id, Operation.ParameterOf(name));
        _path.Add(new(name, id!));
        return this;
    }

    /// <summary>True when something in the path is a label, for which an id has to be found before anything is sent there.</summary>
    public bool HasLabel => _path.Exists(p => IsLabel(p.Value));

    /// <summary>Checks that the path has ids alone.</summary>
    /// <exception cref="StellantisApiException">InvalidRequest: for a label no id was found.</exception>
    public void CheckIds() => _path.ForEach(p => CheckId(p.Value, Operation.ParameterOf(p.Key)));

    /// <summary>The value of a parameter of the path; null when it has none of the name.</summary>
    public string? Argument(string name) => _path.Find(p => p.Key == name).Value;

    /// <summary>Fills a parameter of the path anew.</summary>
    /// <returns>True when that makes it another call.</returns>
    public bool Rename(string name, string id)
    {
        var at = _path.FindIndex(p => p.Key == name);
        if (at < 0 || _path[at].Value == id)
            return false;
        CheckId(id, Operation.ParameterOf(name));
        _path[at] = new(name, id);
        return true;
    }

    /// <summary>Checks an id, wherever it goes.</summary>
    /// <exception cref="StellantisApiException">InvalidRequest: it is empty, or no single part of an address.</exception>
    public static void CheckId(string? id, string parameter)
    {
        var problem = string.IsNullOrWhiteSpace(id) ? "is empty"
            : id!.Length > LongestId ? FormattableString.Invariant($"has {id.Length:N0} characters, and no id has more than {LongestId:N0}")
            : WebAddress.Problem(id);
        if (problem is not null)
            throw new StellantisApiException(ErrorIds.InvalidRequest,
                $"-{parameter} {problem}: it is not an id. Give the id as the service lists it; nothing was sent.");
    }

    /// <summary>The same call for a part of the collection, by the place of its first and last item.</summary>
    public ApiCall Ranged(long from, long to) => Without("indexRange").Query("indexRange", FormattableString.Invariant($"{from}-{to}"));

    /// <summary>The same call with another page size.</summary>
    public ApiCall WithPageSize(int size) => Without("pageSize").Query("pageSize", size);

    // Slashes between words, as in Ops/Night: what would climb is none.
    private static bool IsLabel(string? id) => id is { Length: <= LongestId } && id.IndexOf('/') > 0
        && id.Split('/').All(part => !string.IsNullOrWhiteSpace(part) && WebAddress.Problem(part) is null);

    private ApiCall Without(string parameter)
    {
        var call = new ApiCall(Operation) { Vin = Vin, ExtraScope = ExtraScope, Headers = Headers };
        call._path.AddRange(_path);
        call._query.AddRange(_query.Where(p => p.Key != parameter));
        return call;
    }

    /// <summary>Adds a query parameter; nothing is added when the value is null or empty.</summary>
    public ApiCall Query(string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
            _query.Add(new(name, value!));
        return this;
    }

    /// <summary>Adds a query parameter as it was written, empty or not.</summary>
    public ApiCall QueryAsGiven(string name, string value)
    {
        _query.Add(new(name, value));
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
            path.Replace("{" + argument.Key + "}", AddressText.Escape(argument.Value));
        return path.ToString();
    }

    /// <summary>The address of the call below a base address, whatever that one's trailing slash.</summary>
    public Uri Address(Uri baseUri, IEnumerable<KeyValuePair<string, string>> always)
    {
        var path = baseUri.GetLeftPart(UriPartial.Path).TrimEnd('/') + RelativePath();
        var address = new StringBuilder(path);
        var separator = '?';
        foreach (var parameter in always.Where(a => _query.All(q => q.Key != a.Key)).Concat(_query))
        {
            if (!AddressText.IsWhole(parameter.Value))
                throw new StellantisApiException(ErrorIds.InvalidRequest,
                    $"The query parameter '{parameter.Key}' has half of a character (a surrogate without its other). Give its value without it; " +
                    $"nothing was sent.");
            address.Append(separator).Append(AddressText.Escape(parameter.Key)).Append('=').Append(AddressText.Escape(parameter.Value));
            separator = '&';
        }
        var made = WebAddress.Of(address.ToString());
        CheckMeant(made, path, address.ToString());
        return made;
    }

    /// <summary>Holds what the framework made of an address against the one that was meant.</summary>
    /// <exception cref="StellantisApiException">InvalidRequest: it is another.</exception>
    internal void CheckMeant(Uri made, string path, string meant)
    {
        if (WebAddress.AreSame(made.AbsoluteUri, meant))
            return;
        var parts = made.AbsolutePath.Split('/').Select(Uri.UnescapeDataString).ToList();
        var changed = _path.Where(a => !parts.Contains(a.Value)).ToList();
        var source = WebAddress.AreSame(made.GetLeftPart(UriPartial.Path), path) ? "The query"
            : _path.Count == 0 ? "-Path"
            : string.Join(" and ", (changed.Count > 0 ? changed : _path).Select(a => "-" + Operation.ParameterOf(a.Key)));
        throw new StellantisApiException(ErrorIds.InvalidRequest,
            $"{source} would lead to another address than the one that was meant, on this version of .NET. Give the id as the service lists it; " +
            $"nothing was sent.");
    }
}
