using System.Collections.Specialized;
using System.Management.Automation;
using Stellantis.Client.Bodies;
using Stellantis.Client.Calls;
using Stellantis.PowerShell.Completion;
using Stellantis.PowerShell.Input;
using Stellantis.PowerShell.Parameters;
using static Stellantis.PowerShell.Parameters.ParameterSets;

namespace Stellantis.PowerShell.Cmdlets;

/// <summary>
/// Creates a monitor on a channel (operation postVehicleMonitors): from hashtables, from a whole body, or from a file. Several vehicles make one
/// monitor, to which they are attached (operation setVehicleMonitorHandles).
/// </summary>
[Cmdlet(VerbsCommon.New, "StellantisMonitor", DefaultParameterSetName = PartsSet, SupportsShouldProcess = true,
    HelpUri = HelpPage.Folder + "New-StellantisMonitor.md")]
[OutputType(typeof(Monitor))]
public sealed partial class NewStellantisMonitorCommand : ChannelScopedCmdlet, IChannelParameters, IMonitorDefinitionParameters, IBodyParameters
{
    /// <summary>The vehicles to watch. One is named in the scope of the call; several are attached to the one monitor.</summary>
    [Parameter(ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Vin")]
    [ArgumentCompleter(typeof(IdCompleter<VehicleIds>))]
    [Identity("VehicleId", "Vin")]
    public string[]? VehicleId { get; set; }

    /// <summary>One to five triggers, which may come through the pipeline: of New-StellantisTrigger, or hashtables.</summary>
    [Parameter(ParameterSetName = PartsSet, ValueFromPipeline = true)]
    [BodyPart(typeof(MonitorTrigger), FromPipeline = true)]
    [ArgumentCompleter(typeof(TemplateCompleter<TriggerTemplates>))]
    [AllowEmptyCollection]
    [AllowNull]
    public MonitorTrigger[]? Trigger { get; set; }

    private readonly List<(string Channel, List<string> Vehicles)> _monitors = [];
    private readonly List<MonitorTrigger> _piped = [];
    private bool _namesTriggers;
    private bool _namesVehicles;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _namesTriggers = Trigger is not null;
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (!_namesTriggers)
            _piped.AddRange(Trigger ?? []);
        foreach (var id in (VehicleId ?? []).Where(id => !string.IsNullOrEmpty(id)))
            CheckVehicle(id);
        _namesVehicles |= MyInvocation.BoundParameters.ContainsKey(nameof(VehicleId));
        var of = _monitors.FindIndex(m => m.Channel == ChannelId);
        if (of < 0)
        {
            of = _monitors.Count;
            _monitors.Add((ChannelId!, []));
        }
        _monitors[of].Vehicles.AddRange((VehicleId ?? []).Where(id => !string.IsNullOrEmpty(id)).Except(_monitors[of].Vehicles));
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        var name = Label ?? "monitor";
        var json = Checked(WholeBody(MonitorBody.From) ?? MonitorBody.From(Parts()), name);
        if (_monitors.Count == 0)
            WriteWarning("Nothing came through the pipeline: no monitor is created.");
        foreach (var (channel, vehicles) in _monitors)
        {
            if (_namesVehicles && vehicles.Count == 0)
            {
                WriteWarning($"-VehicleId names no vehicle: the monitor '{name}' is created for none. " +
                    "Add-StellantisMonitorHandle attaches vehicles, or the group root.");
            }
            if (Approved($"Create the monitor '{name}' on the {NamedChannel(channel)}{For(vehicles)}"))
                Create(channel, name, json, vehicles);
        }
    }

    private OrderedDictionary Parts()
    {
        var parts = GivenParts(typeof(MonitorDefinition));
        if (_piped.Count > 0)
            parts[nameof(MonitorDefinition.Triggers)] = _piped.ToArray();
        return parts;
    }

    private string For(List<string> vehicles) => vehicles.Count switch
    {
        0 => _namesVehicles ? " for no vehicle" : "",
        1 => $" for the vehicle {vehicles[0]}",
        _ => $" for {vehicles.Count} vehicles",
    };

    private void Create(string channel, string name, string json, List<string> vehicles) => Change(
        name,
        () => Call(Operations.NewMonitor, vehicles.Count == 1 ? ScopeVin(vehicles[0]) : null, channel, json),
        call => OpenConnection.Client.CreateAsync(call, reader => Monitor.Read(reader).Defined(ChannelOf(channel), json), Context),
        created => created.ToString(),
        created =>
        {
            Seen(created);
            try
            {
                WriteObject(created);
            }
            finally
            {
                // The monitor is there, and was written, whatever becomes of its vehicles; and they are added though the pipeline has enough.
                if (vehicles.Count > 1)
                    Attach(channel, created, vehicles);
            }
        });

    private void Attach(string channel, Monitor monitor, List<string> vehicles) => Change(
        monitor,
        () => CallMonitor(Operations.SetMonitorHandles, null, channel, monitor.MonitorId, HandleBody.Json("Add", vehicles, [])),
        () => $"{monitor.MonitorId} + {vehicles.Count} vehicles");
}
