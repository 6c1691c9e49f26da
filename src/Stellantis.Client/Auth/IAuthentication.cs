using System.Net.Http;

namespace Stellantis.Client.Auth;

/// <summary>A way of signing in: what it adds to a call.</summary>
internal interface IAuthentication
{
    /// <summary>What must never stand in a message.</summary>
    IEnumerable<string?> Secrets { get; }

    /// <summary>Signs a request.</summary>
    /// <exception cref="StellantisApiException">InvalidRequest: the call cannot be signed with what the connection has.</exception>
    void Sign(HttpRequestMessage request, ApiCall call);
}
