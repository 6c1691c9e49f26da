using System.Management.Automation;
using Stellantis.Client;
using Stellantis.Client.Bodies;
using Stellantis.Client.Json;
using Stellantis.PowerShell.Completion;

namespace Stellantis.PowerShell.Cmdlets;

/// <summary>
/// Creates a monitor on a channel (operation postVehicleMonitors): from hashtables, from a whole body, or from a file. Several vehicles make one
/// monitor, to which they are attached (operation setVehicleMonitorHandles).
/// </summary>
[Cmdlet(VerbsCommon.New, "StellantisMonitor", DefaultParameterSetName = PartsSet, SupportsShouldProcess = true)]
[OutputType(typeof(Monitor))]
public sealed class NewStellantisMonitorCommand : ChannelScopedCmdlet
{
    private const string PartsSet = "Parts";
    private const string BodySet = "Body";
    private const string PathSet = "Path";

    /// <summary>The id of the channel that the events go to.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Identity("ChannelId")]
    [ValidateNotNullOrEmpty]
    public string? ChannelId { get; set; }

    /// <summary>Your name for the monitor.</summary>
    [Parameter(Mandatory = true, Position = 1, ParameterSetName = PartsSet)]
    [AllowEmptyString]
    public string? Label { get; set; }

    /// <summary>One to five triggers, each with a name and one of zone, time, data, setting; or one hashtable of names and triggers.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PartsSet)]
    [BodyPart(typeof(MonitorTrigger))]
    [AllowEmptyCollection]
    [AllowNull]
    public MonitorTrigger[]? Trigger { get; set; }

    /// <summary>The expression over the names of the triggers: <c>&amp;</c>, <c>|</c>, <c>!</c>, parentheses.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PartsSet)]
    [AllowEmptyString]
    public string? BoolExp { get; set; }

    /// <summary>What happens besides the event: a remote command, or a change to a monitor.</summary>
    [Parameter(ParameterSetName = PartsSet)]
    [BodyPart(typeof(MonitorAction))]
    public MonitorAction[]? Action { get; set; }

    /// <summary>Run the actions on reminders too.</summary>
    [Parameter(ParameterSetName = PartsSet)]
    public SwitchParameter OnRefresh { get; set; }

    /// <summary>What is added to the events of the monitor: <c>@{ type='Body'; key='monitor'; value='$MonitorLabel' }</c>.</summary>
    [Parameter(ParameterSetName = PartsSet)]
    [BodyPart(typeof(EventAttribute))]
    public EventAttribute[]? Attribute { get; set; }

    /// <summary>What is added by the channel: <c>@{ webhook=@{ type='Header'; key='X-Vehicle-Id'; value='$Vin' } }</c>.</summary>
    [Parameter(ParameterSetName = PartsSet)]
    [BodyPart(typeof(ChannelAttributes))]
    public ChannelAttributes? ChannelAttribute { get; set; }

    /// <summary>Data that is joined to the event, for example vehicle.alerts.active.</summary>
    [Parameter(ParameterSetName = PartsSet)]
    [ArgumentCompleter(typeof(ExtendedEventParamCompleter))]
    public string[]? ExtendedEventParam { get; set; }

    /// <summary>Seconds, 60 or more, or a TimeSpan, between reminders while the condition holds.</summary>
    [Parameter(ParameterSetName = PartsSet)]
    public object? RefreshEvent { get; set; }

    /// <summary>The whole body: JSON text, which is sent as it is, or a hashtable or object.</summary>
    [Parameter(Mandatory = true, ParameterSetName = BodySet)]
    public object? Body { get; set; }

    /// <summary>A file with the body as JSON.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PathSet)]
    public string? Path { get; set; }

    /// <summary>The vehicles to watch. One is named in the scope of the call; several are attached to the one monitor.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Vin")]
    [Identity("VehicleId", "Vin")]
    public string[] VehicleId { get; set; } = [];

    private readonly List<(string Channel, List<string> Vehicles)> _monitors = [];

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var of = _monitors.FindIndex(m => m.Channel == ChannelId);
        if (of < 0)
        {
            of = _monitors.Count;
            _monitors.Add((ChannelId!, []));
        }
        _monitors[of].Vehicles.AddRange(VehicleId.Except(_monitors[of].Vehicles));
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        var body = ParameterSetName switch
        {
            BodySet => MonitorBody.From(PlainInput.Unwrap(Body)!),
            PathSet => MonitorBody.From(ReadFile(Path!)),
            _ => MonitorBody.From(Parts()),
        };
        var name = Label ?? "monitor";
        var json = Checked(body, name);
        foreach (var (channel, vehicles) in _monitors)
        {
            if (ShouldProcess($"channel {channel}", $"Create monitor '{name}'"))
                Create(channel, name, json, vehicles);
        }
    }

    private void Create(string channel, string name, string json, List<string> vehicles)
    {
        Monitor? created = null;
        Change(name, () =>
        {
            var call = new ApiCall(Operations.NewMonitor) { Vin = vehicles.Count == 1 ? ScopeVin(vehicles[0]) : null, Body = json }.With("chId", channel);
            created = Await(Session.Client.ReadAsync(call, Monitor.Read, Cancellation)).Defined(channel, json);
            WriteObject(created);
            return created.ToString();
        });
        // The monitor is there, and was written, whatever becomes of its vehicles.
        if (created is not null && vehicles.Count > 1)
            Attach(channel, created, vehicles);
    }

    private void Attach(string channel, Monitor monitor, List<string> vehicles) => Change(monitor, () =>
    {
        var handles = WireWriter.Write(writer =>
        {
            writer.WriteStartObject();
            writer.WritePropertyName("action");
            writer.WriteValue("Add");
            writer.WritePropertyName("vehicleIds");
            writer.WriteStartArray();
            foreach (var vehicle in vehicles)
                writer.WriteValue(vehicle);
            writer.WriteEndArray();
            writer.WriteEndObject();
        });
        Await(Session.Client.SendAsync(new ApiCall(Operations.SetMonitorHandles) { Body = handles }.With("chId", channel).With("mid", monitor.MonitorId), Cancellation));
        return $"{monitor.MonitorId} + {vehicles.Count} vehicles";
    });

    private MonitorParts Parts() => new()
    {
        Label = Label,
        Triggers = Trigger,
        BoolExp = BoolExp,
        Actions = Action,
        OnRefresh = MyInvocation.BoundParameters.ContainsKey(nameof(OnRefresh)) ? OnRefresh.IsPresent : null,
        Attributes = Attribute,
        ChannelAttributes = ChannelAttribute,
        ExtendedEventParam = ExtendedEventParam,
        RefreshEvent = PlainInput.Unwrap(RefreshEvent),
    };
}
