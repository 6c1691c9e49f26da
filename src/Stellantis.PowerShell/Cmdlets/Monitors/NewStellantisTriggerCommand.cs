using System.Collections;
using System.Collections.Specialized;
using System.Globalization;
using System.Management.Automation;
using System.Text.RegularExpressions;
using Stellantis.Client;
using Stellantis.Client.Bodies;
using Stellantis.Client.GeoJson;
using Stellantis.Client.Masking;
using Stellantis.PowerShell.Completion;
using Stellantis.PowerShell.Input;
using Stellantis.PowerShell.Pipeline;

namespace Stellantis.PowerShell.Cmdlets;

/// <summary>Makes a trigger of a monitor of typed parameters: a zone, a value of the vehicle, a time, or a setting. Nothing is sent.</summary>
[Cmdlet(VerbsCommon.New, "StellantisTrigger", DefaultParameterSetName = ZoneSet, HelpUri = HelpPage.Folder + "New-StellantisTrigger.md")]
[OutputType(typeof(MonitorTrigger))]
public sealed class NewStellantisTriggerCommand : StellantisCmdlet
{
    private const string Whole = "Stellantis.MonitorTrigger#Whole";

    private const string ZoneSet = "Zone";
    private const string DataSet = "Data";
    private const string TimeSet = "Time";
    private const string SettingSet = "Setting";

    /// <summary>The parameters by the paths of what they say.</summary>
    private static readonly Dictionary<string, string> s_parameters = new(StringComparer.Ordinal)
    {
        ["name"] = nameof(Name),
        ["zone.transition"] = nameof(Zone),
        ["zone.place.center.latitude"] = nameof(Latitude),
        ["zone.place.center.longitude"] = nameof(Longitude),
        ["zone.place.radius"] = nameof(Radius),
        ["data.data"] = nameof(Data),
        ["data.op"] = nameof(Operator),
        ["data.value"] = nameof(Value),
        ["data.previous"] = nameof(PreviousValue),
        ["data.previous.op"] = nameof(PreviousOperator),
        ["data.previous.value"] = nameof(PreviousValue),
        ["time.times.start"] = nameof(At),
        ["time.times.duration"] = nameof(Duration),
        ["time.times.occurrence.day"] = nameof(Day),
        ["time.times.occurrence.week"] = nameof(Week),
        ["time.timeZone"] = nameof(TimeZone),
        ["setting.type"] = nameof(Setting),
    };

    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    /// <summary>In when the vehicle enters the circle, Out when it leaves it.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ZoneSet, HelpMessage = "In for entering the circle, Out for leaving it")]
    [ArgumentCompleter(typeof(WordCompleter<Transitions>))]
    [WordInput("Give In or Out, and the place with -Latitude and -Longitude, or with -Center.")]
    [ValidateNotNullOrEmpty]
    public string? Zone { get; set; }

    /// <summary>Degrees north of the middle of the circle, -90 to 90.</summary>
    [Parameter(ParameterSetName = ZoneSet)]
    public double? Latitude { get; set; }

    /// <summary>Degrees east of the middle of the circle, -180 to 180.</summary>
    [Parameter(ParameterSetName = ZoneSet)]
    public double? Longitude { get; set; }

    /// <summary>
    /// The middle of the circle as something that has a position: telemetry, a way point, a row with Latitude and Longitude, or two numbers, the
    /// latitude first. Each makes a trigger.
    /// </summary>
    [Parameter(ParameterSetName = ZoneSet, ValueFromPipeline = true)]
    public PSObject? Center { get; set; }

    /// <summary>Kilometres around the middle, a whole number.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ZoneSet, ValueFromPipelineByPropertyName = true, HelpMessage = "Kilometres, a whole number")]
    public double? Radius { get; set; }

    /// <summary>What is watched, such as vehicle.energy.electric.level.</summary>
    [Parameter(Mandatory = true, ParameterSetName = DataSet, HelpMessage = "What is watched, such as vehicle.energy.electric.level")]
    [ArgumentCompleter(typeof(WordCompleter<OperandNames>))]
    [ValidateNotNullOrEmpty]
    public string? Data { get; set; }

    /// <summary>How it is compared: equalsTo, greaterThan, lowerThan, includedIn, onChange. Without it, as the data takes alone.</summary>
    [Parameter(ParameterSetName = DataSet)]
    [ArgumentCompleter(typeof(OperandCompleter<WatchedOperators>))]
    [ValidateNotNullOrEmpty]
    public string? Operator { get; set; }

    /// <summary>What it is compared with: several for includedIn, none for onChange, one for the others.</summary>
    [Parameter(ParameterSetName = DataSet)]
    [ArgumentCompleter(typeof(OperandCompleter<WatchedValues>))]
    public object[]? Value { get; set; }

    /// <summary>How the state that the data must come from is compared: equalsTo, or includedIn. Without it, by the number of the values.</summary>
    [Parameter(ParameterSetName = DataSet)]
    [ArgumentCompleter(typeof(OperandCompleter<PreviousOperators>))]
    [ValidateNotNullOrEmpty]
    public string? PreviousOperator { get; set; }

    /// <summary>The state that the data must come from, at the first firing; some data only.</summary>
    [Parameter(ParameterSetName = DataSet)]
    [ArgumentCompleter(typeof(OperandCompleter<PreviousValues>))]
    public object[]? PreviousValue { get; set; }

    /// <summary>Watch the time: every day from -At on, or once from -Start on.</summary>
    [Parameter(Mandatory = true, ParameterSetName = TimeSet, HelpMessage = "$true, to watch the time: give -At and -Duration, or -Start")]
    public SwitchParameter Time { get; set; }

    /// <summary>The times of day at which it begins, 22:00, each as long as -Duration.</summary>
    [Parameter(ParameterSetName = TimeSet)]
    [TimeOfDayInput]
    [ValidateTimeOfDay]
    public TimeSpan[]? At { get; set; }

    /// <summary>The date and time at which it begins, once.</summary>
    [Parameter(ParameterSetName = TimeSet)]
    [DateInput]
    public DateTime? Start { get; set; }

    /// <summary>How long it holds: 8h, 90m, a TimeSpan. Without it a time that comes once has no end.</summary>
    [Parameter(ParameterSetName = TimeSet)]
    [SecondsInput]
    public TimeSpan? Duration { get; set; }

    /// <summary>The days that count: Mon, Tue, Wed, Thu, Fri, Sat, Sun. Every day without it.</summary>
    [Parameter(ParameterSetName = TimeSet)]
    [DayInput]
    [ArgumentCompleter(typeof(WordCompleter<DaysOfWeek>))]
    public string[]? Day { get; set; }

    /// <summary>The weeks of the year that count, single or from-to: w1, w34-w46. Every week without it.</summary>
    [Parameter(ParameterSetName = TimeSet)]
    public string[]? Week { get; set; }

    /// <summary>The IANA name of the time zone; Europe/Paris without it.</summary>
    [Parameter(ParameterSetName = TimeSet)]
    [ArgumentCompleter(typeof(TimeZoneCompleter))]
    [ApiWords(typeof(KnownTimeZones))]
    [ValidateNotNullOrEmpty]
    public string? TimeZone { get; set; }

    /// <summary>The setting whose change is watched: DigitalKey, LastMileNavigation. Such a trigger stands alone in its monitor.</summary>
    [Parameter(Mandatory = true, ParameterSetName = SettingSet, HelpMessage = "DigitalKey or LastMileNavigation")]
    [ArgumentCompleter(typeof(WordCompleter<SettingTypes>))]
    [ValidateNotNullOrEmpty]
    public string? Setting { get; set; }

    /// <summary>The name that -BoolExp uses: letters, then perhaps . or _, then perhaps digits. zone, data, time or setting without it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var kind = ParameterSetName.ToLowerInvariant();
        var name = TriggerBody.FreeName(Name ?? kind, _names);
        var body = TriggerBody.From(new OrderedDictionary { ["name"] = name, [kind] = Content() });
        foreach (var problem in body.Problems.Where(problem => !problem.IsError))
            WriteWarning(Redactor.Formal.Mask(Said(body.HasErrors ? problem.Unsent : problem)));
        if (body.HasErrors)
            Refuse(ErrorIds.InvalidBody, body.MessageOf(Said), name);
        _names.Add(name);
        // A name of its own for how deep it is copied: of the class itself, the completion of keys would show it.
        var trigger = PSObject.AsPSObject(TriggerBody.Read(body));
        trigger.TypeNames.Add(Whole);
        WriteObject(trigger);
    }

    private OrderedDictionary Content() => ParameterSetName switch
    {
        DataSet => DataContent(),
        TimeSet => TimeContent(),
        SettingSet => new OrderedDictionary { ["type"] = Setting },
        _ => ZoneContent(),
    };

    private OrderedDictionary ZoneContent()
    {
        var (latitude, longitude) = Middle();
        return new OrderedDictionary
        {
            ["transition"] = Zone,
            ["place"] = new OrderedDictionary
            {
                ["radius"] = Radius,
                ["center"] = new OrderedDictionary { ["latitude"] = latitude, ["longitude"] = longitude },
            },
        };
    }

    private (double? Latitude, double? Longitude) Middle()
    {
        if (Center is null)
        {
            if (Latitude is null || Longitude is null)
            {
                Refuse(ErrorIds.InvalidRequest,
                    "The middle of the zone is missing: give -Latitude and -Longitude, or -Center with what has a position.");
            }
            return (Latitude, Longitude);
        }
        if (Latitude is not null || Longitude is not null)
            Refuse(ErrorIds.InvalidRequest, "The middle of the zone is given twice: give -Latitude and -Longitude, or -Center.", Center);
        var found = new GeoReader([]).Read(Pair(Center) ?? Center).Select(sample => sample.Point).Distinct().ToArray();
        if (found.Length != 1)
        {
            Refuse(ErrorIds.InvalidRequest, found.Length == 0
                ? "-Center has no position: give telemetry, a way point, a row with Latitude and Longitude, or -Latitude and -Longitude themselves."
                : $"-Center has {found.Length} positions: give the one that is meant, such as its StartPosition or EndPosition.", Center);
        }
        return (found[0].Latitude, found[0].Longitude);
    }

    // Two numbers are a latitude and a longitude, as they are wherever else a place is given.
    private static string? Pair(PSObject place)
    {
        if (place.BaseObject is not IList { Count: 2 } pair)
            return null;
        var numbers = pair.Cast<object?>().Select(part => Convert.ToString(PlainInput.Base(part), CultureInfo.InvariantCulture)).ToArray();
        return Array.TrueForAll(numbers, text => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _))
            ? string.Join(",", numbers) : null;
    }

    private OrderedDictionary DataContent()
    {
        var content = new OrderedDictionary { ["data"] = Data, ["op"] = Operator ?? OnlyOperator, ["value"] = Value };
        if (PreviousOperator is not null || PreviousValue is not null)
        {
            content["previous"] = new OrderedDictionary
            {
                ["op"] = PreviousOperator ?? (PreviousValue!.Length > 1 ? "includedIn" : "equalsTo"), ["value"] = PreviousValue,
            };
        }
        return content;
    }

    private string? OnlyOperator => TypedOperand.Of(Data) is { Operators: [var only] } ? only : null;

    private OrderedDictionary TimeContent()
    {
        if (At is null == Start is null)
        {
            Refuse(ErrorIds.InvalidRequest, At is null
                ? "-Time needs a time: give -At 22:00 with -Duration 8h for every day, or -Start with a date and time for once."
                : "-At is for every day, and -Start for once: give one of them.");
        }
        if (Start is not null && (Day ?? Week) is not null)
            Refuse(ErrorIds.InvalidRequest, "-Day and -Week go with -At: a time that comes once has its date in -Start.");
        var times = Start is { } start ? [Entry("None", Moment(start))] : At!.Select(time => Entry("Daily", time)).ToArray();
        return new OrderedDictionary { ["times"] = times, ["timeZone"] = TimeZone };
    }

    private OrderedDictionary Entry(string recurrence, object start)
    {
        var entry = new OrderedDictionary { ["recurrence"] = recurrence, ["start"] = start, ["duration"] = Duration };
        if ((Day ?? Week) is not null)
            entry["occurrence"] = new OrderedDictionary { ["day"] = Day, ["week"] = Week };
        return entry;
    }

    // By the clock of -TimeZone, or of this machine where there is none; what has an offset is what it is.
    private DateTime Moment(DateTime start)
    {
        if (start.Kind != DateTimeKind.Unspecified || TimeZone is null)
            return start;
        try
        {
            return new DateTimeOffset(start, TimeZoneInfo.FindSystemTimeZoneById(TimeZone).GetUtcOffset(start)).UtcDateTime;
        }
        catch (Exception e) when (e is TimeZoneNotFoundException or InvalidTimeZoneException)
        {
            Refuse(ErrorIds.InvalidRequest, $"-Start has no offset from UTC, and this machine does not know the time zone '{TimeZone}'. " +
                "Give the offset too, such as 2030-01-31T07:30:00+01:00.", TimeZone);
            throw;
        }
    }

    private string Said(BodyProblem problem)
    {
        var path = Regex.Replace(problem.Path, @"\[\d+\]", "");
        if (!s_parameters.TryGetValue(path, out var parameter))
            return problem.ToString();
        if (parameter == nameof(At) && Start is not null)
            parameter = nameof(Start);
        var remedy = parameter == nameof(Operator) && problem.Message == "is missing" ? $". Allowed: {string.Join(", ", Operators)}." : "";
        return $"-{parameter} ({problem.Path}): {problem.Message}{remedy}";
    }

    private IReadOnlyList<string> Operators => TypedOperand.Of(Data)?.Operators ?? KnownValues.Operators;
}
