using Stellantis.Server.Http;
using Stellantis.Sandbox.Tokens;

namespace Stellantis.Sandbox.Identity;

/// <summary>One address of the identity provider.</summary>
/// <param name="Id">What faults call it.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path.</param>
/// <param name="Handle">Makes the answer or throws <see cref="OAuthFault"/>.</param>
internal sealed record IdentityEndpoint(string Id, string Method, string Path, Func<IdentityCall, HttpResponse> Handle);
