namespace Stellantis.Sandbox.Tokens;

/// <summary>A request that the identity provider refuses, by the names that OAuth gives the reasons.</summary>
internal sealed class OAuthFault(int status, string error, string description) : Exception(description)
{
    public int Status { get; } = status;

    public string Error { get; } = error;

    public static OAuthFault Request(string description) => new(400, "invalid_request", description);

    public static OAuthFault Client(string description) => new(401, "invalid_client", description);

    public static OAuthFault Grant(string description) => new(400, "invalid_grant", description);
}
