using System.Collections;
using System.ComponentModel;
using System.Management.Automation;
using Stellantis.Client;
using Stellantis.Client.Backtests;
using Stellantis.Client.Bodies;
using Stellantis.Client.Json;
using Stellantis.Client.Masking;
using Stellantis.PowerShell.Backtests;
using Stellantis.PowerShell.Completion;
using Stellantis.PowerShell.Input;
using Stellantis.PowerShell.Output;
using Stellantis.PowerShell.Parameters;
using static Stellantis.PowerShell.Parameters.ParameterSets;

namespace Stellantis.PowerShell.Cmdlets;

/// <summary>
/// Tests a monitor before it exists: checks its body, and tries it on the past of vehicles, which is read from the service (operations
/// getVehicleTelemetry, getVehicleTrips, getVehicleAlarms, getVehicleCollisions and getVehicleStolen), comes through the pipeline, or stands in
/// files. Nothing is created.
/// </summary>
[Cmdlet(VerbsDiagnostic.Test, "StellantisMonitor", DefaultParameterSetName = PartsSet, HelpUri = HelpPage.Folder + "Test-StellantisMonitor.md")]
[OutputType(typeof(MonitorTest), typeof(MonitorFiring), typeof(MonitorTruth))]
public sealed partial class TestStellantisMonitorCommand : ChannelScopedCmdlet, IMonitorDefinitionParameters, IBodyParameters, IThrottleParameters
{
    private static readonly TimeSpan s_month = TimeSpan.FromDays(30);

    private readonly Redactor _redactor = new();
    private readonly List<BodyResult> _monitors = [];
    private readonly List<MonitorTrial> _trials = [];
    private readonly List<string> _vehicles = [];
    private StellantisApiException? _notOpen;
    private bool _isAlone;
    private int _records;
    private int _foreign;
    private bool _isBroken;

    /// <summary>
    /// The past to try the monitor on: telemetry, and where its triggers ask for them trips, alarms, collisions and stolen reports, in any order.
    /// Vehicles are taken as -VehicleId; monitors are tested themselves.
    /// </summary>
    [Parameter(ValueFromPipeline = true)]
    [AllowNull]
    public PSObject? InputObject { get; set; }

    /// <summary>The vehicles whose past is read from the service.</summary>
    [Parameter]
    [Alias("Vin")]
    [ArgumentCompleter(typeof(IdCompleter<VehicleIds>))]
    [Identity("VehicleId", "Vin")]
    [ValidateNotNullOrEmpty]
    public string[] VehicleId { get; set; } = [];

    /// <summary>
    /// Files with the past of vehicles: what ToJson() wrote of telemetry, trips, alarms, collisions and stolen reports. Wildcards may be used. The
    /// files of a vehicle are read together, and one vehicle after the other.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] HistoryPath { get; set; } = [];

    /// <summary>
    /// Try it from this time on: how long ago (<c>30d</c>), a day, or a date. What was before only tells how things stood. With -VehicleId 30 days
    /// ago when absent, else the first record.
    /// </summary>
    [Parameter]
    [Time]
    [ArgumentCompleter(typeof(WordCompleter<TimeWords>))]
    public DateTimeOffset? Since { get; set; }

    /// <summary>Try it until this time.</summary>
    [Parameter]
    [Time]
    [ArgumentCompleter(typeof(WordCompleter<TimeWords>))]
    public DateTimeOffset? Until { get; set; }

    /// <summary>
    /// A longer time without a message is told with what comes after it: seconds, or a duration such as <c>6h</c>. Two days when absent.
    /// </summary>
    [Parameter]
    [SecondsInput]
    public TimeSpan SilentAfter { get; set; } = TimeSpan.FromDays(2);

    /// <summary>Write the result alone, with its numbers by vehicle and day, and not each firing.</summary>
    [Parameter]
    public SwitchParameter Summary { get; set; }

    /// <summary>Write how each trigger and the expression stood at this time, and not the firings.</summary>
    [Parameter]
    [Time]
    [ArgumentCompleter(typeof(WordCompleter<TimeWords>))]
    public DateTimeOffset? Explain { get; set; }

    private protected override Redactor BodyRedactor => _redactor;

    private bool IsTried => _vehicles.Count > 0 || HistoryPath.Length > 0 || _records > 0 || _foreign > 0;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        if (Since > Until)
            Refuse(ErrorIds.InvalidRequest,
                $"-Since {WireText.Date(Since.Value)} is later than -Until {WireText.Date(Until!.Value)}: exchange them.");
        if (SilentAfter <= TimeSpan.Zero)
            Refuse(ErrorIds.InvalidRequest, "-SilentAfter is a time of more than 0 s: 6h, 2d.");
        base.BeginProcessing();
        var given = GivenParts(typeof(MonitorDefinition));
        _isAlone = ParameterSetName == PartsSet && given.Count == 0;
        if (!_isAlone)
            Add(Definition() ?? WholeBody(MonitorBody.From) ?? MonitorBody.From(given));
        _vehicles.AddRange(VehicleId);
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (InputObject?.BaseObject is IEnumerable list and not (string or IDictionary or WireObject))
        {
            foreach (var item in list)
                Take(Unwrapped.Of(item));
        }
        else
        {
            Take(Unwrapped.Of(InputObject));
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (_monitors.Count == 0)
        {
            Refuse(ErrorIds.InvalidBody, "There is no monitor to test: give -Label, -Trigger and -BoolExp, -Body or -Path, or pipe monitors in.");
        }
        else if (!IsTried)
        {
            foreach (var trial in _trials)
                WriteObject(trial.Result);
        }
        else
        {
            // What New-StellantisMonitor would not send cannot be tried.
            foreach (var body in _monitors)
                Checked(body, null);
            foreach (var trial in _trials)
                trial.Result.IsTried = true;
            TryOnService();
            TryOnPipeline();
            TryOnFiles();
            End();
        }
    }

    /// <summary>Files, the pipeline and the body need no connection.</summary>
    private protected override void NotOpen(StellantisApiException why) => _notOpen = why;

    private void Take(object? record)
    {
        ThrowIfStopped();
        switch (record)
        {
            case null:
                break;
            case Vehicle { VehicleId: { } id }:
                _vehicles.Add(id);
                break;
            case Monitor { Definition: { } definition } when _isAlone:
                Add(MonitorBody.From(definition));
                break;
            case MonitorDefinition definition when _isAlone:
                Add(MonitorBody.From(definition));
                break;
            case IVehicleChild:
                Take([record]);
                break;
            case PSObject when Unwrapped.TypeName(record) == "Stellantis.Vehicle" && Unwrapped.Get(record, "VehicleId") is string id:
                _vehicles.Add(id);
                break;
            default:
                Take(RecordCopy.Of(record));
                break;
        }
    }

    private void Take(IReadOnlyList<object> records)
    {
        _foreign += records.Count == 0 ? 1 : 0;
        foreach (var record in records)
        {
            if (_trials.Aggregate(false, (taken, trial) => trial.Add(record) || taken))
                _records++;
            else
                _foreign++;
        }
    }

    private BodyResult? Definition() => ParameterSetName != BodySet ? null : PlainInput.Base(Body) switch
    {
        Monitor { Definition: { } definition } => MonitorBody.From(definition),
        _ => null,
    };

    private void Add(BodyResult body)
    {
        _redactor.HideParts(JsonRedaction.Secrets(body.Json));
        _monitors.Add(body);
        _trials.Add(new MonitorTrial(body, _redactor, Since, Until ?? Explain, SilentAfter));
    }

    private void TryOnService()
    {
        if (_vehicles.Count == 0)
            return;
        if (_notOpen is not null)
            ThrowTerminatingError(Failure.Record(_notOpen, null));
        foreach (var trial in _trials)
        {
            var reader = new RecordReader(OpenConnection.Client, trial.Rule, Since ?? trial.Begin(s_month), Until ?? Explain, Context);
            var running = new Queue<(string Id, Task<VehicleRecord> Record)>();
            foreach (var id in _vehicles.Distinct(StringComparer.OrdinalIgnoreCase))
            {
                var vin = ScopeVin(id);
                running.Enqueue((id, reader.ReadAsync(id, vin)));
                if (running.Count >= ThrottleLimit)
                    Finish(trial, running.Dequeue());
            }
            while (running.Count > 0)
                Finish(trial, running.Dequeue());
        }
    }

    private void Finish(MonitorTrial trial, (string Id, Task<VehicleRecord> Record) read) =>
        Try(read.Id, () => Write(trial.Run(read.Id, Await(read.Record))));

    private void TryOnFiles()
    {
        if (HistoryPath.Length == 0)
            return;
        foreach (var trial in _trials)
        {
            foreach (var files in HistoryFiles.ByVehicle(Files()))
            {
                ThrowIfStopped();
                // A past of which a part cannot be read would come to other numbers.
                if (Try(files[0].Name, () => _foreign += trial.Read(files, ThrowIfStopped) * (trial == _trials[0] ? 1 : 0)))
                    Write(trial.RunAll());
                else
                    _isBroken = true;
            }
            if (trial.Apart is { } vehicle)
            {
                WriteWarning($"The past of {vehicle} stands in several files that begin with another vehicle; its parts were tried each by itself. " +
                    "Put the past of one vehicle into one file, or into files that begin with it.");
            }
        }
    }

    private List<(string Path, string Name)> Files()
    {
        var files = new List<(string, string)>();
        foreach (var given in HistoryPath)
        {
            var found = Paths(given).SelectMany(path => Directory.Exists(path) ? Directory.GetFiles(path) : [path])
                .OrderBy(path => path, StringComparer.Ordinal).ToList();
            if (found.Count == 0)
                Refuse(ErrorIds.InvalidBody, $"-HistoryPath '{given}' names no file.", given);
            files.AddRange(found.Select(path => (path, System.IO.Path.GetFileName(path))));
        }
        return files;
    }

    private System.Collections.ObjectModel.Collection<string> Paths(string given)
    {
        try
        {
            var found = GetResolvedProviderPathFromPSPath(given, out var provider);
            if (provider.Name != "FileSystem")
                Refuse(ErrorIds.InvalidBody, $"-HistoryPath '{given}' lies in {provider.Name}, and a file is wanted.", given);
            // Brackets may belong to the name of a file.
            return found.Count == 0 && GetUnresolvedProviderPathFromPSPath(given) is var literal && File.Exists(literal) ? [literal] : found;
        }
        catch (Exception e) when (e is ItemNotFoundException or System.Management.Automation.DriveNotFoundException or ProviderNotFoundException)
        {
            return [];
        }
    }

    private void TryOnPipeline()
    {
        foreach (var trial in _trials)
        {
            trial.Name(null);
            Write(trial.RunAll());
        }
        if (_trials[0].HasNameless)
        {
            WriteWarning("Some records do not tell of which vehicle they are, and were tried as the past of one without a name: the service does " +
                "not say whose an alarm is. Keep the records of each vehicle in a file that has its id for a name, and give it by -HistoryPath.");
        }
    }

    private void Write(IEnumerable<object> rows)
    {
        foreach (var row in rows)
        {
            ThrowIfStopped();
            if (row is MonitorTruth ? Explain is not null : Explain is null && !Summary)
                WriteObject(row);
        }
    }

    private void End()
    {
        if (_foreign > 0)
        {
            WriteWarning($"{_foreign} object{(_foreign == 1 ? " is" : "s are")} no record of a past and left out. Records are telemetry, trips, " +
                "alarms, collisions and stolen reports as the Get- commands read them; save them with ToJson(), and give the file by -HistoryPath.");
        }
        foreach (var trial in _trials)
        {
            if (trial.Result.Messages == 0 && !_isBroken)
                WriteWarning($"There is no message{When()}: nothing could be tried.");
            if (Summary)
                WriteObject(trial.Result);
            else
                WriteVerbose(trial.Result.ToString());
        }
    }

    private string When() => Explain is { } at ? $" up to {at.LocalDateTime:g}" : Since is { } since ? $" since {since.LocalDateTime:g}" : "";
}
