namespace Stellantis.Client.Tests.Calls;

/// <summary>
/// What sends the requests of the tests that go over the wire. The tests for .NET Framework may be told to send by HttpWebRequest, on which its
/// HttpClientHandler stands and Mono's does not.
/// </summary>
internal static class Sender
{
    /// <summary>A handler in the place of the client's own; null for that.</summary>
    public static HttpMessageHandler? Create() =>
#if NETFRAMEWORK
        WebRequestHandler.IsUsed ? new WebRequestHandler() :
#endif
        null;
}
