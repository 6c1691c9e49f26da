namespace Stellantis;

/// <summary>Where a customer signs in and lets the application in, made by New-StellantisAuthorizationUri.</summary>
public sealed class AuthorizationRequest
{
    internal AuthorizationRequest(Uri uri, string state, Uri redirectUri, string scope)
    {
        Uri = uri;
        State = state;
        RedirectUri = redirectUri;
        Scope = scope;
    }

    /// <summary>The address to open in the customer's browser.</summary>
    public Uri Uri { get; }

    /// <summary>What must come back with the code; another value means that the answer is not to this request.</summary>
    public string State { get; }

    /// <summary>The address that the customer is sent back to, with <c>code</c>, <c>state</c> and <c>scope</c> in its query.</summary>
    public Uri RedirectUri { get; }

    /// <summary>The scopes that the customer is asked for, separated by blanks.</summary>
    public string Scope { get; }

    /// <summary>The address.</summary>
    public override string ToString() => Uri.AbsoluteUri;
}
