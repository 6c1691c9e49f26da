namespace Stellantis.Client.Auth;

/// <summary>Where access tokens come from.</summary>
internal interface IAccessTokens : IDisposable
{
    /// <summary>The name of the way of signing in.</summary>
    string Name { get; }

    /// <summary>What must never stand in a message, as far as it is known now.</summary>
    IEnumerable<string?> Secrets { get; }

    /// <summary>When the token that is in use expires; null when there is none yet, or nothing tells.</summary>
    DateTimeOffset? ExpiresAt { get; }

    /// <summary>The token to sign with.</summary>
    /// <exception cref="StellantisApiException">TokenExpired, AuthenticationFailed, or why the identity provider cannot be reached.</exception>
    Task<string> GetAsync(CancellationToken cancellation);

    /// <summary>Gets another token than the one that was refused, unless there is one by now.</summary>
    /// <returns>True when there is another.</returns>
    /// <exception cref="StellantisApiException">TokenExpired: there is no other. Else as <see cref="GetAsync"/>.</exception>
    Task<bool> RenewAsync(string? refused, CancellationToken cancellation);

    /// <summary>Tells the identity provider to forget the tokens.</summary>
    /// <param name="revocation">The address, or null for the one that goes with the token endpoint.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="StellantisApiException">It did not; NotSupported: nobody to ask is known.</exception>
    Task RevokeAsync(Uri? revocation, CancellationToken cancellation);
}
