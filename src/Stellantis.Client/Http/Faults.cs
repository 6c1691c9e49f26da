using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;

namespace Stellantis.Client.Http;

/// <summary>What exceptions of the network mean.</summary>
internal static class Faults
{
    /// <summary>True when the request cannot have been carried out: no connection came about.</summary>
    public static bool NeverSent(Exception fault) => Chain(fault).Any(e => e
        is SocketException
        {
            SocketErrorCode: SocketError.ConnectionRefused or SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData
                or SocketError.HostUnreachable or SocketError.NetworkUnreachable
        }
        or WebException
        {
            Status: WebExceptionStatus.ConnectFailure or WebExceptionStatus.NameResolutionFailure or WebExceptionStatus.ProxyNameResolutionFailure
                or WebExceptionStatus.TrustFailure or WebExceptionStatus.SecureChannelFailure
        }
        or AuthenticationException);

    /// <summary>
    /// False for what the next attempt would meet again: a name that does not exist, a certificate that is not trusted, an answer that drips.
    /// </summary>
    public static bool MayPass(Exception fault) => !Chain(fault).Any(e => e
        is SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData }
        or WebException
        {
            Status: WebExceptionStatus.NameResolutionFailure or WebExceptionStatus.ProxyNameResolutionFailure
                or WebExceptionStatus.TrustFailure or WebExceptionStatus.SecureChannelFailure
        }
        or AuthenticationException
        or SlowAnswerException);

    /// <summary>What happened, in a few words.</summary>
    public static string Words(Exception fault)
    {
        if (fault is TimeoutException)
            return "no answer in time";
        var innermost = Chain(fault).Last();
        return innermost.Message.TrimEnd('.');
    }

    private static IEnumerable<Exception> Chain(Exception? fault)
    {
        for (; fault is not null; fault = fault.InnerException)
            yield return fault;
    }
}
