namespace Stellantis.Sandbox.Tokens;

/// <summary>A token that was issued.</summary>
/// <param name="Text">The token itself.</param>
/// <param name="Family">The consent that it follows from: revoking a refresh token ends all of it.</param>
/// <param name="IsRefresh">Whether it is there to get others with.</param>
/// <param name="Scope">What it grants, blank separated.</param>
/// <param name="ExpiresAt">When it ends, by the sandbox's clock.</param>
internal sealed record Token(string Text, Guid Family, bool IsRefresh, string Scope, DateTimeOffset ExpiresAt);
