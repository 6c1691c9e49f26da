namespace Stellantis.Client.Auth;

/// <summary>What a token endpoint gives.</summary>
/// <param name="AccessToken">The access token.</param>
/// <param name="RefreshToken">The refresh token to use from now on; null when the old one stays.</param>
/// <param name="Lifetime">How long the access token lives, or null when the endpoint does not tell.</param>
internal sealed record TokenAnswer(string AccessToken, string? RefreshToken, TimeSpan? Lifetime);
