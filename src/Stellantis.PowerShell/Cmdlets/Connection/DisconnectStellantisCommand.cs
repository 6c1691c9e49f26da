using Stellantis.PowerShell.SignIn;
using System.Management.Automation;
using Stellantis.Client;
using Stellantis.Client.Auth;
using Stellantis.PowerShell.Output;
using Stellantis.PowerShell.Session;

namespace Stellantis.PowerShell.Cmdlets;

/// <summary>Ends a connection, and the sandbox that it started; when asked to, its tokens too.</summary>
[Cmdlet(VerbsCommunications.Disconnect, "Stellantis", HelpUri = HelpPage.Folder + "Disconnect-Stellantis.md")]
[OutputType(typeof(void))]
public sealed class DisconnectStellantisCommand : ConnectedCmdlet
{
    /// <summary>Tell the identity provider to forget the tokens, so that nobody can go on with them.</summary>
    [Parameter]
    public SwitchParameter Revoke { get; set; }

    /// <summary>Where tokens are revoked, when it does not follow from the token endpoint; on the same host.</summary>
    [Parameter]
    [ValidateNotNull]
    [Discreet(typeof(Uri))]
    public Uri? RevocationUri { get; set; }

    private bool _isOpen = true;

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (!_isOpen)
            return;
        ConnectionStore.Current.Remove(OpenConnection);
        try
        {
            if (Revoke || RevocationUri is not null)
                Await(OpenConnection.RevokeAsync(RevocationUri is null ? null : IdentityProvider.Check(RevocationUri, nameof(RevocationUri)),
                    Context));
        }
        catch (StellantisApiException failure)
        {
            // Nobody should believe that the tokens are gone; the connection is, whatever came of it.
            WriteError(Failure.Record(failure, OpenConnection.Name));
        }
        finally
        {
            OpenConnection.Dispose();
        }
    }

    // Who only cleans up decides by -ErrorAction what it means that there is nothing to clean up.
    private protected override void NotOpen(string why)
    {
        _isOpen = false;
        WriteError(Failure.Record(ErrorIds.NotConnected, why, null));
    }
}
