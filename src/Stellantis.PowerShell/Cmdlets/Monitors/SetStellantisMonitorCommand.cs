using System.Collections.Specialized;
using System.Management.Automation;
using Stellantis.Client.Bodies;
using Stellantis.Client.Calls;
using Stellantis.PowerShell.Parameters;
using static Stellantis.PowerShell.Parameters.ParameterSets;

namespace Stellantis.PowerShell.Cmdlets;

/// <summary>
/// Replaces the definition of a monitor (operation putVehicleMonitors): with a monitor that was read and changed, with single parts, or with a whole
/// body. The service takes complete definitions only; what is not changed is sent as it was read.
/// </summary>
[Cmdlet(VerbsCommon.Set, "StellantisMonitor", DefaultParameterSetName = PartsSet, SupportsShouldProcess = true,
    HelpUri = HelpPage.Folder + "Set-StellantisMonitor.md")]
[OutputType(typeof(Monitor))]
public sealed partial class SetStellantisMonitorCommand : SetDefinitionCmdlet<MonitorDefinition>,
    IChannelParameters, IMonitorParameters, IScopeParameters, IPassThruParameters, IMonitorDefinitionParameters, IBodyParameters
{
    private protected override string Noun => "monitor";

    private protected override string Id => MonitorId!;

    private protected override string Target => NamedMonitor(MonitorId, ChannelId);

    private protected override OrderedDictionary Parts => GivenParts(typeof(MonitorDefinition));

    private protected override BodyResult Bind(object body) => MonitorBody.From(body);

    private protected override BodyResult Bind(MonitorDefinition current) => MonitorBody.From(current, Parts);

    private protected override MonitorDefinition? DefinitionOf(object? read) => (read as Monitor)?.Definition;

    private protected override object Read(string? vin) => ReadMonitor(ChannelId!, MonitorId!, vin);

    private protected override ApiCall CallOf(string? vin, string json) => CallMonitor(Operations.SetMonitor, vin, ChannelId, MonitorId, json);
}
