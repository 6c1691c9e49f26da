namespace Stellantis.Sandbox.Api;

/// <summary>The words of <c>X-CVS-Scope</c>: scopes, and the vehicle that the call is about as <c>VIN:</c> and its VIN.</summary>
internal sealed class ScopeHeader
{
    private const string VinWord = "VIN:";
    private const string WriteEnd = ":write";

    private readonly List<string> _scopes = [];
    private readonly bool _strict;
    private readonly bool _grantsAll;

    /// <param name="header">The value of the header; null when it is missing.</param>
    /// <param name="strict">Take scopes only as the contract spells them; otherwise <c>MONITOR_WRITE</c> is <c>monitor:write</c> too.</param>
    public ScopeHeader(string? header, bool strict)
    {
        IsMissing = header is null;
        _strict = strict;
        foreach (var word in (header ?? "").Split([' ', '\t', ','], StringSplitOptions.RemoveEmptyEntries))
        {
            if (!word.StartsWith(VinWord, StringComparison.Ordinal))
                _scopes.Add(Plain(word));
            else if (word.Length > VinWord.Length)
                Vins.Add(word.Substring(VinWord.Length));
        }
    }

    private ScopeHeader(string scopes, IEnumerable<string> vins, bool strict)
        : this(scopes, strict)
    {
        Source = "The access token";
        Vins.AddRange(vins);
        // What partners are granted is a product, named at onboarding: it has all scopes.
        _grantsAll = _scopes.Exists(scope => scope.StartsWith("prd:", StringComparison.Ordinal));
    }

    /// <summary>Where the scopes stand, for messages.</summary>
    public string Source { get; } = "The header X-CVS-Scope";

    public bool IsMissing { get; }

    /// <summary>Whether there is no scope, at most a vehicle.</summary>
    public bool IsBare => !IsMissing && _scopes.Count == 0;

    /// <summary>The scopes of an access token, with the vehicles that this header names.</summary>
    public ScopeHeader WithToken(string scopes) => new(scopes, Vins, _strict);

    public List<string> Vins { get; } = [];

    /// <summary>
    /// Whether the scope is granted: by itself, or by one above it (<c>data:telemetry</c> for <c>data:telemetry:vehicle:alert</c>).
    /// The right to write has to be granted in so many words.
    /// </summary>
    public bool Grants(string scope)
    {
        var wanted = Plain(scope);
        return _grantsAll || _scopes.Exists(granted => granted == wanted
            || (wanted.StartsWith(granted + ":", StringComparison.Ordinal)
                && wanted.EndsWith(WriteEnd, StringComparison.Ordinal) == granted.EndsWith(WriteEnd, StringComparison.Ordinal)));
    }

    private string Plain(string word) => _strict ? word : word.Replace('_', ':').ToLowerInvariant();
}
