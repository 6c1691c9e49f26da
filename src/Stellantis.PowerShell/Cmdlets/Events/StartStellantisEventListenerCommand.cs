using System.Management.Automation;
using System.Net;
using System.Net.Sockets;
using System.Security;
using System.Security.Cryptography.X509Certificates;
using Stellantis.Client;
using Stellantis.PowerShell.Events;
using Stellantis.PowerShell.Output;
using Stellantis.PowerShell.Pipeline;
using Stellantis.PowerShell.SignIn;

namespace Stellantis.PowerShell.Cmdlets;

/// <summary>
/// Starts a receiver of events in this process: it takes what the service posts to a webhook and, on the same port, what it sends by WebSocket, and
/// keeps it until Receive-StellantisEvent or an action takes it.
/// </summary>
[Cmdlet(VerbsLifecycle.Start, "StellantisEventListener", HelpUri = HelpPage.Folder + "Start-StellantisEventListener.md")]
[OutputType(typeof(StellantisEventListener))]
public sealed class StartStellantisEventListenerCommand : StellantisCmdlet
{
    private const string Wildcards = "0.0.0.0, *, + or [::]";

    /// <summary>
    /// Where it listens: http://127.0.0.1:8080/events, https://0.0.0.0:8443/ for all addresses of this machine. Port 0, and no port, take one that is
    /// free. On the loopback interface when absent.
    /// </summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Uri { get; set; } = "http://127.0.0.1:0/";

    /// <summary>
    /// What a sender has to show: as the password in the channel's address, as Authorization: Bearer, or in the header X-Stellantis-Secret. Needed
    /// for any address but the loopback interface.
    /// </summary>
    [Parameter]
    [ValidateNotNull]
    [Discreet(typeof(SecureString))]
    public SecureString? Secret { get; set; }

    /// <summary>Its certificate, with the key, for an address with https.</summary>
    [Parameter]
    [ValidateNotNull]
    [Discreet(typeof(X509Certificate2))]
    public X509Certificate2? Certificate { get; set; }

    /// <summary>
    /// A folder where events are kept until they are taken: what was answered with 200 then survives the end of the process, and comes with the next
    /// start.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? SpoolPath { get; set; }

    /// <summary>How many events are kept at most; when it is full, the service is asked to send again.</summary>
    [Parameter]
    [ValidateRange(1, 1_000_000)]
    public int Capacity { get; set; } = 10_000;

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        var (uri, address) = Place();
        if (Secret is { Length: 0 })
            Refuse(ErrorIds.InvalidRequest, "-Secret is empty. Give a secret of some length, or leave -Secret away on the loopback interface.");
        if (Secret is null && !IPAddress.IsLoopback(address))
        {
            Refuse(ErrorIds.InvalidRequest, $"-Secret is missing: without it anybody who reaches {address} could send events. Give -Secret " +
                "(Read-Host -AsSecureString), or listen on the loopback interface.");
        }
        if (uri.Scheme == "https" && Certificate is null)
            Refuse(ErrorIds.InvalidRequest, "-Certificate is missing: an address with https needs a certificate with its key.", uri);
        if (uri.Scheme == "http" && Certificate is not null)
            Refuse(ErrorIds.InvalidRequest, "-Certificate is for an address with https, and -Uri has http.", uri);
        if (Certificate is { HasPrivateKey: false })
            Refuse(ErrorIds.InvalidRequest, "-Certificate has no private key. Give a certificate with its key, from a PFX file or a store.",
                Certificate);
        var folder = SpoolPath is null ? null : GetUnresolvedProviderPathFromPSPath(SpoolPath);
        try
        {
            var listener = StellantisEventListener.Start(new ListenerSetup
            {
                Name = ListenerStore.NewName(), Uri = uri, Address = address, Secret = Secret?.Copy(), Certificate = Certificate,
                SpoolPath = folder, Capacity = Capacity,
            });
            ListenerStore.Add(listener);
            WriteObject(listener);
        }
        catch (SocketException e)
        {
            ThrowTerminatingError(Failure.Record(
                new StellantisApiException(ErrorIds.NetworkError, $"The listener cannot listen on {uri.Host}:{uri.Port}: {e.Message.TrimEnd('.')}.")
                {
                    Advice = "Give another port in -Uri, or port 0 for one that is free. Get-StellantisEventListener lists " +
                        "the listeners that run here.",
                }, uri.Port));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Refuse(ErrorIds.InvalidRequest,
                $"-SpoolPath cannot be used: {e.Message.TrimEnd('.')}. Give a folder that this user can write, and that " +
                "no other listener uses.", folder);
        }
    }

    private (Uri Uri, IPAddress Address) Place()
    {
        // All addresses of a machine are written in several ways, none of which is a host.
        var text = Uri.Replace("://+", "://0.0.0.0").Replace("://*", "://0.0.0.0");
        if (!System.Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || uri.UserInfo.Length > 0
            || uri.Query.Length > 0 || uri.Fragment.Length > 0)
        {
            Refuse(ErrorIds.InvalidRequest,
                "-Uri is not an address to listen on. Give http or https, a host and a port, and a path if you like, such as " +
                "http://127.0.0.1:8080/events.", Uri);
        }
        // Without a port the scheme's own would be meant, which are those of web servers.
        if (uri!.IsDefaultPort && !text.Contains($":{uri.Port}"))
            uri = new UriBuilder(uri) { Port = 0 }.Uri;
        if (string.Equals(uri.Host, "localhost", StringComparison.OrdinalIgnoreCase))
            return (uri, IPAddress.Loopback);
        if (!IPAddress.TryParse(uri.Host.Trim('[', ']'), out var address))
        {
            Refuse(ErrorIds.InvalidRequest,
                $"-Uri has the host {uri.Host}, which is not the address of an interface. Give localhost, the IP address of an " +
                $"interface, or {Wildcards} for all of them; the name under which the service finds it belongs into the channel.", Uri);
        }
        return (uri, address!);
    }
}
