using System.Management.Automation;

namespace Stellantis.PowerShell.Cmdlets;

/// <summary>Tells whether a connection works, by one small read (operation getVehicles).</summary>
[Cmdlet(VerbsDiagnostic.Test, "StellantisConnection", HelpUri = HelpPage.Folder + "Test-StellantisConnection.md")]
[OutputType(typeof(bool), typeof(ConnectionTest))]
public sealed class TestStellantisConnectionCommand : ConnectedCmdlet
{
    /// <summary>Tell what works and what does not: endpoint, credentials, clock and scopes.</summary>
    [Parameter]
    public SwitchParameter Detailed { get; set; }

    private StellantisApiException? _ended;

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        StellantisApiException? failure = null;
        try
        {
            if (_ended is not null)
                throw _ended;
            Await(OpenConnection.VerifyAsync(Context));
        }
        catch (StellantisApiException e)
        {
            failure = e;
        }
        if (Detailed)
            WriteObject(new ConnectionTest(OpenConnection.Name, failure, OpenConnection.Client.ClockSkew));
        else
            WriteObject(failure is null);
    }

    // That a connection has ended is an answer to the question whether it works.
    private protected override void NotOpen(StellantisApiException why)
    {
        if (OpenConnection is null)
            base.NotOpen(why);
        _ended = why;
    }
}
