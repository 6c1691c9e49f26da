namespace Stellantis.Client.Auth;

/// <summary>What entitles to an access token: one file for each way.</summary>
internal interface ITokenGrant
{
    /// <summary>The name of the way of signing in.</summary>
    string Name { get; }

    /// <summary>What must never stand in a message.</summary>
    IEnumerable<string?> Secrets { get; }

    /// <summary>True when a request whose answer was lost may be sent again.</summary>
    bool IsRepeatable { get; }

    /// <summary>The refresh token that is in use, or null.</summary>
    string? RefreshToken { get; }

    /// <summary>The form to send to the token endpoint.</summary>
    /// <exception cref="StellantisApiException">TokenExpired: there is nothing left to ask with.</exception>
    IReadOnlyList<KeyValuePair<string, string>> Form();

    /// <summary>Takes over what came with an access token.</summary>
    void Accept(TokenAnswer answer);
}
