using System.Management.Automation;
using Stellantis.Client.Calls;
using Stellantis.Client.Configuration;
using Stellantis.PowerShell.Parameters;
using static Stellantis.PowerShell.Parameters.ParameterSets;

namespace Stellantis.PowerShell.Cmdlets;

/// <summary>
/// Tells what differs between a configuration and the service, or between two configurations: an object for each channel and monitor. Nothing is
/// changed.
/// </summary>
[Cmdlet(VerbsData.Compare, "StellantisConfiguration", DefaultParameterSetName = PathSet,
    HelpUri = HelpPage.Folder + "Compare-StellantisConfiguration.md")]
[OutputType(typeof(ConfigurationDifference))]
public sealed partial class CompareStellantisConfigurationCommand : ConfigurationCmdlet, ISecretParameters, IThrottleParameters
{
    private const string FilesSet = "Files";

    /// <summary>The file or folder to compare with the service.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = PathSet, HelpMessage = Hints.ConfigurationPath)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

    /// <summary>The file or folder to compare another with: how it was.</summary>
    [Parameter(Mandatory = true, ParameterSetName = FilesSet, HelpMessage = Hints.ConfigurationPath)]
    [ValidateNotNullOrEmpty]
    public string ReferencePath { get; set; } = "";

    /// <summary>The other file or folder: how it is to be. No connection is needed.</summary>
    [Parameter(Mandatory = true, ParameterSetName = FilesSet, HelpMessage = Hints.ConfigurationPath)]
    [ValidateNotNullOrEmpty]
    public string DifferencePath { get; set; } = "";

    /// <summary>Write what is the same as well.</summary>
    [Parameter]
    public SwitchParameter IncludeEqual { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        if (ParameterSetName != FilesSet)
            base.BeginProcessing();
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        var plan = ParameterSetName == FilesSet ? new ConfigurationPlan(Labelled(DifferencePath), Labelled(ReferencePath), ConfigurationState.None)
            : WithService();
        foreach (var difference in plan.Differences().Where(d => IncludeEqual || d.Action != "None"))
            WriteObject(difference);
    }

    private ConfigurationPlan WithService()
    {
        var files = Files(Path);
        var plan = new ConfigurationPlan(Read(files, fills: true), ReadAccount(ThrottleLimit), files.ReadState());
        Check(files, plan, prune: false);
        return plan;
    }

    // An id in one file may be what the other names by its label.
    private ConfigurationSet Labelled(string path)
    {
        var files = Files(path);
        var set = Read(files, fills: false);
        var state = files.ReadState();
        set.Label(named => state.LabelOf(named) is { } label && set.Find(named.IsMonitor, label) is not null ? label : null);
        return set;
    }
}
