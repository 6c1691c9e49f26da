using System.Management.Automation;
using Stellantis.PowerShell.Completion;
using Stellantis.PowerShell.Input;
using Stellantis.PowerShell.Output;
using Stellantis.PowerShell.Pipeline;
using Stellantis.PowerShell.Session;

namespace Stellantis.PowerShell.Cmdlets;

/// <summary>Makes a connection of this runspace the one that is used by default. Nothing is sent.</summary>
[Cmdlet(VerbsCommon.Select, "StellantisConnection", HelpUri = HelpPage.Folder + "Select-StellantisConnection.md")]
[OutputType(typeof(Stellantis.Connection))]
public sealed class SelectStellantisConnectionCommand : StellantisCmdlet
{
    /// <summary>The name of the connection, or the connection itself.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true,
        HelpMessage = "The name of a connection, as Get-StellantisConnection lists it.")]
    [Identity("Name")]
    [ArgumentCompleter(typeof(ConnectionCompleter))]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = "";

    /// <summary>Write the connection.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var store = ConnectionStore.Current;
        if (store.Find(Name) is not { } connection)
        {
            WriteError(Failure.Record(store.Unknown(Name), Name));
            return;
        }
        store.Select(connection);
        if (PassThru)
            WriteObject(connection);
    }
}
