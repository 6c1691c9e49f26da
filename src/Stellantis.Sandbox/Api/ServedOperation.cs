using Stellantis.Server.Http;

namespace Stellantis.Sandbox.Api;

/// <summary>One operation of the API: how it is reached, what it needs, what answers it.</summary>
/// <param name="Id">The operation id of the contract.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path behind the version, with parameters in braces.</param>
/// <param name="Required">The scopes without which the call is refused.</param>
/// <param name="Optional">The scopes that add to the answer; where none is required, one of these is.</param>
/// <param name="Handle">Makes the answer or throws <see cref="ApiFault"/>.</param>
internal sealed record ServedOperation(string Id, string Method, string Path, IReadOnlyList<string> Required, IReadOnlyList<string> Optional,
    Func<Call, HttpResponse> Handle)
{
    private readonly string[] _segments = Path.Split(['/'], StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Whether the contract lets the caller page through the answer.</summary>
    public bool IsPaged { get; init; }

    /// <summary>Whether the contract lets the caller take a part of the answer, and no pages.</summary>
    public bool IsRanged { get; init; }

    /// <summary>Whether the contract declares no body for the answers 400 and 404.</summary>
    public bool HidesErrors { get; init; }

    public bool TakesBody => Method is "POST" or "PUT";

    public bool NeedsScope => Required.Count + Optional.Count > 0;

    public bool IsOnChannels => _segments[1] == "channels" && Array.IndexOf(_segments, "monitors") < 0;

    public bool WritesMonitors => Method != "GET" && Array.IndexOf(_segments, "monitors") >= 0;

    /// <summary>The arguments in a path, in their order; null when the path is not this operation's.</summary>
    public string[]? Match(IReadOnlyList<string> path)
    {
        if (path.Count != _segments.Length)
            return null;
        var arguments = new List<string>();
        for (var i = 0; i < _segments.Length; i++)
        {
            if (_segments[i][0] == '{')
                arguments.Add(path[i]);
            else if (_segments[i] != path[i])
                return null;
        }

        return [.. arguments];
    }

    /// <summary>The vehicle in the path; null when the path has none.</summary>
    public string? VehicleIdOf(Call call) => _segments is [_, "vehicles", "{id}", ..] ? call.Arguments[0] : null;

    /// <summary>The path with these arguments.</summary>
    public string PathOf(IReadOnlyList<string> arguments)
    {
        var next = 0;
        return "/" + string.Join("/", _segments.Select(segment => segment[0] == '{' ? Uri.EscapeDataString(arguments[next++]) : segment));
    }
}
