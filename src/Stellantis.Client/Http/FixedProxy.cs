using System.Net;

namespace Stellantis.Client.Http;

/// <summary>One proxy for everything, loopback addresses too: who names a proxy means it.</summary>
/// <param name="address">The address of the proxy.</param>
internal sealed class FixedProxy(Uri address) : IWebProxy
{
    public ICredentials? Credentials { get; set; }

    public Uri GetProxy(Uri destination) => address;

    public bool IsBypassed(Uri host) => false;
}
