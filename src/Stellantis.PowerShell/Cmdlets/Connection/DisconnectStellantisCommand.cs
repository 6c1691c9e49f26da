using System.Management.Automation;
using Stellantis.Client.Auth;
using Stellantis.PowerShell.Completion;
using Stellantis.PowerShell.Input;
using Stellantis.PowerShell.Output;
using Stellantis.PowerShell.Session;
using Stellantis.PowerShell.SignIn;

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

    /// <inheritdoc/>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(ConnectionCompleter))]
    public override object? Connection { get; set; }

    /// <inheritdoc/>
    // Each is looked up when it comes: by the pipeline, there may be none, or many.
    protected override void BeginProcessing()
    {
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        // Nothing in the pipeline is not the default.
        if (Connection is null && MyInvocation.ExpectingInput)
            return;
        foreach (var given in PlainInput.Base(Connection) as object?[] ?? [Connection])
            End(given);
    }

    private void End(object? given)
    {
        var (connection, fault) = Find(given);
        if (connection is null || connection.IsClosed)
        {
            // Who only cleans up decides by -ErrorAction what it means that there is nothing to clean up.
            WriteError(Failure.Record(fault ?? connection!.Ended!, null));
            return;
        }
        ConnectionStore.Current.Remove(connection);
        try
        {
            if (Revoke || RevocationUri is not null)
                Await(connection.RevokeAsync(RevocationUri is null ? null : IdentityProvider.Check(RevocationUri, nameof(RevocationUri)), Context));
        }
        catch (StellantisApiException failure)
        {
            // Nobody should believe that the tokens are gone; the connection is, whatever came of it.
            WriteError(Failure.Record(failure, connection.Name));
        }
        finally
        {
            connection.Dispose();
        }
    }
}
