using System.Net.Http;
using Stellantis.Client.Calls;

namespace Stellantis.Client.Auth;

/// <summary>A way of signing in: what it adds to a call.</summary>
internal interface IAuthentication
{
    /// <summary>The name of the way, as a connection shows it.</summary>
    string Name { get; }

    /// <summary>What must never stand in a message.</summary>
    IEnumerable<string?> Secrets { get; }

    /// <summary>Signs a request: headers, and what belongs into its query.</summary>
    /// <exception cref="StellantisApiException">InvalidRequest: the call cannot be signed with what the connection has. TokenExpired: there is no
    /// token, and none can be had.</exception>
    Task SignAsync(HttpRequestMessage request, ApiCall call, CancellationToken cancellation);

    /// <summary>Renews what the service refused with 401.</summary>
    /// <param name="refused">The request as it was signed.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>True when there is something new to sign with, so that the request is worth sending once more.</returns>
    /// <exception cref="StellantisApiException">TokenExpired: it cannot be renewed.</exception>
    Task<bool> RenewAsync(HttpRequestMessage refused, CancellationToken cancellation);
}
