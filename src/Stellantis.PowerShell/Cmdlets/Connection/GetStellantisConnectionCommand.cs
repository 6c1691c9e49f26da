using System.Management.Automation;
using Stellantis.PowerShell.Completion;
using Stellantis.PowerShell.Output;
using Stellantis.PowerShell.Pipeline;
using Stellantis.PowerShell.Session;

namespace Stellantis.PowerShell.Cmdlets;

/// <summary>Lists the connections of this runspace, the one that is used by default last.</summary>
[Cmdlet(VerbsCommon.Get, "StellantisConnection", HelpUri = HelpPage.Folder + "Get-StellantisConnection.md")]
[OutputType(typeof(Stellantis.Connection))]
public sealed class GetStellantisConnectionCommand : StellantisCmdlet
{
    /// <summary>Only those of this name; wildcards are allowed.</summary>
    [Parameter(Position = 0)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ConnectionCompleter))]
    public string? Name { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        var store = ConnectionStore.Current;
        if (Name is null)
            WriteObject(store.All, enumerateCollection: true);
        else if (store.Find(Name) is { } named)
            WriteObject(named);
        else if (WildcardPattern.ContainsWildcardCharacters(Name))
            WriteObject(store.All.Where(c => WildcardPattern.Get(Name, WildcardOptions.IgnoreCase).IsMatch(c.Name)), enumerateCollection: true);
        else
            WriteError(Failure.Record(store.Unknown(Name), Name));
    }
}
