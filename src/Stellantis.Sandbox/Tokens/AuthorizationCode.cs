namespace Stellantis.Sandbox.Tokens;

/// <summary>A code that the browser carries back: good once, and for the redirect that it was made for.</summary>
internal sealed record AuthorizationCode(string RedirectUri, string Scope, Guid Family, DateTimeOffset ExpiresAt);
