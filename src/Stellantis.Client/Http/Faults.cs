using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;

namespace Stellantis.Client.Http;

/// <summary>What exceptions of the network mean.</summary>
internal static class Faults
{
    public const string ProxyAdvice =
        "The proxy requires a user and a password. Give -ProxyCredential of Connect-Stellantis, or -ProxyUseDefaultCredentials.";

    public const string CertificateAdvice =
        "Where the certificate of the service is not trusted, give the file of its authority by -CaCertificatePath " +
        "of Connect-Stellantis. Where the service asks for yours, give it by -Certificate, -CertificatePath or -CertificateThumbprint.";

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
        or AuthenticationException || IsOfProxy(e));

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
        or SlowAnswerException || IsOfProxy(e));

    /// <summary>True when the proxy wants to know who asks: each further attempt may be what locks the account.</summary>
    public static bool IsProxyRefusal(Exception fault) => Chain(fault).Any(IsOfProxy);

    /// <summary>What to do, where the fault itself tells; null otherwise.</summary>
    public static string? Advice(Exception fault) =>
        IsProxyRefusal(fault) ? ProxyAdvice : Chain(fault).Any(IsOfCertificate) ? CertificateAdvice : null;

    private static bool IsOfProxy(Exception fault) => fault is WebException { Response: HttpWebResponse { StatusCode: (HttpStatusCode)407 } }
        || fault.Message.Contains("407") && fault.Message.IndexOf("proxy", StringComparison.OrdinalIgnoreCase) >= 0;

    private static bool IsOfCertificate(Exception fault) => fault
        is AuthenticationException or WebException { Status: WebExceptionStatus.TrustFailure or WebExceptionStatus.SecureChannelFailure }
        || fault.Message.IndexOf("certificate", StringComparison.OrdinalIgnoreCase) >= 0;

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
