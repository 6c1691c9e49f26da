using System.Management.Automation;
using Stellantis.Client.Calls;
using Stellantis.Client.Hal;

namespace Stellantis.PowerShell.Cmdlets;

/// <summary>Tells whether a connection works, by one small read (operation getVehicles).</summary>
[Cmdlet(VerbsDiagnostic.Test, "StellantisConnection", HelpUri = HelpPage.Folder + "Test-StellantisConnection.md")]
[OutputType(typeof(bool), typeof(ConnectionTest))]
public sealed class TestStellantisConnectionCommand : ConnectedCmdlet
{
    /// <summary>Tell what works and what does not: endpoint, credentials, clock and scopes.</summary>
    [Parameter]
    public SwitchParameter Detailed { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        StellantisApiException? failure = null;
        try
        {
            var call = new ApiCall(Operations.GetVehicles).Query("pageSize", 1);
            Await(OpenConnection.Client.FirstPageAsync(call, Vehicle.Read, Context));
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
}
