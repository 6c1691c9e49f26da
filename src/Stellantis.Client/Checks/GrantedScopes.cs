namespace Stellantis.Client.Checks;

/// <summary>The scopes that a connection asks for.</summary>
/// <param name="own">Its own, which it asks for and no others, separated by blanks; empty when each operation's are asked for.</param>
internal sealed class GrantedScopes(string own)
{
    private readonly string[] _own = own.Split([' '], StringSplitOptions.RemoveEmptyEntries);

    /// <summary>True when a scope is asked for, by itself or by one that it is part of.</summary>
    public bool Hold(string scope) => _own.Length == 0 || _own.Any(granted => IsPart(scope, granted));

    /// <summary>True when a scope or a part of it is asked for.</summary>
    public bool HoldPartOf(string scope) => Hold(scope) || _own.Any(granted => IsPart(granted, scope));

    private static bool IsPart(string scope, string whole) => scope.Equals(whole, StringComparison.OrdinalIgnoreCase)
        || scope.StartsWith(whole + ":", StringComparison.OrdinalIgnoreCase);
}
