using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Reflection;
using System.Text.RegularExpressions;
using Stellantis.Client.Bodies;
using Stellantis.Client.Json;
using Stellantis.Client.Masking;
using Stellantis.Client.Text;
using Stellantis.PowerShell.Input;
using Stellantis.PowerShell.Output;

namespace Stellantis.PowerShell;

/// <summary>
/// What the views of Stellantis.Format.ps1xml write of a value: local times, numbers with their units. It takes live objects, and what Import-Clixml,
/// a job or remoting left of them. The texts are the same in every culture; what is not there gives none.
/// </summary>
public static class View
{
    // What begins with a capital or a run of them: Too, Many, Wake, Ups, and ID.
    private static readonly Regex s_part = new("[A-Z]+(?![a-z])|[A-Z]?[^A-Z]+|[A-Z]", RegexOptions.CultureInvariant);

    private static readonly string[] s_hidden = ["Links", "AdditionalProperties", "AdditionalText", "Implausible"];

    /// <summary>A time on this machine's clock, to the minute.</summary>
    /// <param name="value">The time.</param>
    public static string? Minute(object? value) => Local(value, "yyyy-MM-dd HH:mm");

    /// <summary>A time on this machine's clock, to the second.</summary>
    /// <param name="value">The time.</param>
    public static string? Second(object? value) => Local(value, "yyyy-MM-dd HH:mm:ss");

    /// <summary>A time on this machine's clock, with its offset from UTC.</summary>
    /// <param name="value">The time.</param>
    public static string? Moment(object? value) => Local(value, "yyyy-MM-dd HH:mm:ss zzz");

    /// <summary>A time as ISO 8601 writes it, on this machine's clock with its offset from UTC, for example 2026-01-31T23:59:59+01:00.</summary>
    /// <param name="value">The time.</param>
    public static string? Iso(object? value) => Local(value, "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz");

    /// <summary>A duration in hours and minutes.</summary>
    /// <param name="value">The duration.</param>
    public static string? Hours(object? value) => Unwrapped.Of(value) is TimeSpan time
        ? string.Format(CultureInfo.InvariantCulture, "{0}{1:0}:{2:00} h", time < TimeSpan.Zero ? "-" : "",
            Math.Truncate(time.Duration().TotalHours), time.Duration().Minutes)
        : null;

    /// <summary>An age in the unit that a person would take: 12 days, 5 h, 3 min.</summary>
    /// <param name="value">The age.</param>
    public static string? Age(object? value) => Unwrapped.Of(value) is TimeSpan age ? Stellantis.Moment.Words(age) : null;

    /// <summary>The time since a moment as a word that -Since takes, for example 15m, 3h or 12d.</summary>
    /// <param name="value">The moment.</param>
    public static string? Since(object? value) => Stellantis.Moment.Since(Unwrapped.Time(value)?.LocalDateTime) switch
    {
        null => null,
        { } age when age == TimeSpan.MaxValue => "future",
        { TotalHours: < 1 } age => FormattableString.Invariant($"{age.Minutes}m"),
        { TotalDays: < 2 } age => FormattableString.Invariant($"{(int)age.TotalHours}h"),
        { } age => FormattableString.Invariant($"{age.Days}d"),
    };

    /// <summary>A number and its unit.</summary>
    /// <param name="value">The number.</param>
    /// <param name="unit">The unit, or nothing.</param>
    /// <param name="digits">The most digits behind the point.</param>
    public static string? Number(object? value, string unit = "", int digits = 2) => Unwrapped.Number(value) is not { } number ? null
        : Math.Round(number, digits, MidpointRounding.AwayFromZero).ToString("0.#####", CultureInfo.InvariantCulture)
            + (unit is "" or "°" ? unit : " " + unit);

    /// <summary>Degrees north or east, five digits behind the point.</summary>
    /// <param name="value">The number.</param>
    public static string? Degrees(object? value) => Unwrapped.Number(value)?.ToString("0.00000", CultureInfo.InvariantCulture);

    /// <summary>A pressure in bar.</summary>
    /// <param name="pascals">The pressure in Pa.</param>
    /// <param name="digits">The most digits behind the point.</param>
    public static string? Bar(object? pascals, int digits = 2) => Number(Unwrapped.Number(pascals) / 100_000, "bar", digits);

    /// <summary>Text as it came, but for what would steer the console: that is written out, such as <c>\u001B</c>.</summary>
    /// <param name="value">The text.</param>
    public static string? Plain(object? value) => value is null ? null : ForeignText.Visible(PSObject.AsPSObject(value).ToString());

    /// <summary>A word of the service, coloured where the console has colours and the word is grave.</summary>
    /// <param name="value">The word.</param>
    public static string? Word(object? value) => Unwrapped.Of(value)?.ToString() is { Length: > 0 } word ? Palette.Paint(Plain(word)!) : null;

    /// <summary>A word of the service in a column of a width: one that is longer breaks where a capital begins, and not within.</summary>
    /// <param name="value">The word.</param>
    /// <param name="width">The columns.</param>
    public static string? Word(object? value, int width)
    {
        if (Plain(Unwrapped.Of(value)) is not { Length: > 0 } word)
            return null;
        if (word.Length <= width)
            return Palette.Paint(word);
        var lines = new List<string> { "" };
        foreach (var part in s_part.Matches(word).Cast<Match>().Select(match => match.Value))
        {
            if (lines[lines.Count - 1].Length > 0 && lines[lines.Count - 1].Length + part.Length > width)
                lines.Add("");
            lines[lines.Count - 1] += part;
        }

        return string.Join("\n", lines);
    }

    /// <summary>The items of a list, separated by commas.</summary>
    /// <param name="value">The list.</param>
    public static string Items(object? value) => Joined(", ", Unwrapped.Items(value).Select(item => Text(item)));

    /// <summary>The items of a list, separated by commas, in lines that break between two items.</summary>
    /// <param name="value">The list.</param>
    /// <param name="width">The most columns of a line.</param>
    public static string Lines(object? value, int width)
    {
        var lines = new List<string>();
        foreach (var item in Unwrapped.Items(value).Select(item => Text(item)))
        {
            if (lines.Count > 0 && lines[lines.Count - 1].Length + item.Length + 3 <= width)
                lines[lines.Count - 1] += ", " + item;
            else
                lines.Add(item);
        }
        return string.Join(",\n", lines);
    }

    /// <summary>A text in lines that break between two words.</summary>
    /// <param name="value">The text.</param>
    /// <param name="width">The most columns of a line; a word that is longer stays whole.</param>
    public static string? Words(object? value, int width)
    {
        if (Plain(value) is not { } text)
            return null;
        var lines = new List<string> { "" };
        foreach (var word in text.Split(' '))
        {
            var last = lines.Count - 1;
            if (lines[last].Length == 0)
                lines[last] = word;
            else if (lines[last].Length + 1 + word.Length <= width)
                lines[last] += " " + word;
            else
                lines.Add(word);
        }
        return string.Join("\n", lines);
    }

    /// <summary>The energies of a vehicle and their levels, on one line.</summary>
    /// <param name="energies">The energies.</param>
    public static string Levels(object? energies) => Joined(", ", Unwrapped.Items(energies)
        .Select(energy => Number(Unwrapped.Get(energy, "Level"), "%", 0) is { } level ? $"{Plain(Unwrapped.Get(energy, "Type"))} {level}" : null));

    /// <summary>The energies of a vehicle, one a line: how much is left, how far it goes, how it is charged.</summary>
    /// <param name="energies">The energies.</param>
    public static string Energies(object? energies) => Joined("\n", Unwrapped.Items(energies).Select(energy =>
    {
        var charging = Unwrapped.Get(energy, "Charging");
        var status = Plain(Unwrapped.Get(charging, "Status") as string);
        var name = Unwrapped.Get(energy, "SubType") is "Hydrogen" ? "Hydrogen" : Unwrapped.Get(energy, "Type");
        return Joined(", ",
        [
            Joined(" ", [Plain(name), Number(Unwrapped.Get(energy, "Level"), "%")]),
            Number(Unwrapped.Get(energy, "Autonomy"), "km"),
            status is null ? null : $"charging: {status}",
            status == "InProgress" ? Hours(Unwrapped.Get(charging, "RemainingTime")) is { } left ? left + " left" : null
                : Unwrapped.Get(charging, "Plugged") is true ? "plugged in" : null,
        ]);
    }));

    /// <summary>The tyres with their pressures, two a line, and their state where it is not normal.</summary>
    /// <param name="tyres">The tyres.</param>
    public static string Tyres(object? tyres) => Lines(Unwrapped.Items(tyres).Select(tyre => Joined(" ",
    [
        Plain(Unwrapped.Get(tyre, "Wheel")), Bar(Unwrapped.Get(tyre, "Pressure"), 1), Unwrapped.Get(tyre, "Status") is "Normal" ? null
            : Plain(Unwrapped.Get(tyre, "Status")),
    ])), 60);

    /// <summary>The headers of a request, one a line, without what is secret.</summary>
    /// <param name="headers">The headers by name.</param>
    public static string Headers(object? headers) => Unwrapped.Of(headers) is not IDictionary map ? "" : string.Join("\n", map.Keys.Cast<object>()
        .Select(name => $"{Plain(name)}: {(SecretNames.Is(name.ToString()!) ? "(secret)" : Plain(map[name]))}"));

    /// <summary>Imported members as JSON, as they are in the cell of a CSV file.</summary>
    /// <param name="members">The members by name.</param>
    public static string Json(object? members) => PlainInput.Unwrap(members) is ICollection map ? ValueMap.Text(map) : "";

    /// <summary>What a trigger of a monitor watches, in a line.</summary>
    /// <param name="trigger">The trigger.</param>
    public static string? Watched(object? trigger) =>
        Unwrapped.Get(trigger, "Zone") is { } zone ? WatchedZone(zone)
        : Unwrapped.Get(trigger, "Data") is { } data ? WatchedData(data)
        : Unwrapped.Get(trigger, "Time") is { } time ? WatchedTime(time)
        : Plain(Unwrapped.Get(Unwrapped.Get(trigger, "Setting"), "Type")) is { } setting ? $"the setting {setting}" : null;

    /// <summary>A secret that tells nothing of itself where a single text is wanted, as in the cell of a CSV file.</summary>
    /// <param name="value">The secret.</param>
    public static PSObject Secret(object value)
    {
        var secret = PSObject.AsPSObject(value);
        if (secret.Members[nameof(ToString)] is not PSCodeMethod)
            secret.Members.Add(new PSCodeMethod(nameof(ToString), typeof(View).GetMethod(nameof(Concealed))));
        return secret;
    }

    /// <summary>The word that stands for a secret.</summary>
    /// <param name="value">The secret.</param>
    public static string Concealed(PSObject value) => "(secret)";

    /// <summary>All that an object tells, a line for each property that has a value, with its unit.</summary>
    /// <param name="item">The object.</param>
    public static string Sheet(object? item)
    {
        if (item is null)
            return "";
        var model = typeof(WireObject).Assembly.GetType(Unwrapped.TypeName(item));
        var rows = PSObject.AsPSObject(item).Properties.Where(property => !s_hidden.Contains(property.Name))
            .Select(property => (property.Name, Of: model?.GetProperty(property.Name), property.Value))
            .Where(property => property.Of?.IsDefined(typeof(InsteadAttribute)) is not true)
            .Select(property => (property.Name, Text: Text(property.Value, property.Of?.GetCustomAttribute<UnitAttribute>()?.Name)))
            .Where(row => row.Text.Length > 0).ToList();
        var column = rows.Select(row => row.Name.Length).DefaultIfEmpty().Max();
        return rows.Count == 0 ? "(nothing)" : string.Join("\n", rows.Select(row => $"{row.Name.PadRight(column)} : {row.Text}"));
    }

    private static string WatchedZone(object zone)
    {
        var place = Unwrapped.Get(zone, "Place");
        var center = Unwrapped.Get(place, "Center");
        var transition = Unwrapped.Get(zone, "Transition") switch
        {
            "In" => "entering",
            "Out" => "leaving",
            var other => Plain(other),
        };
        return Joined(" ",
        [
            transition, Number(Unwrapped.Get(place, "Radius"), "km"),
            center is null ? null
                : $"around {Number(Unwrapped.Get(center, "Latitude"), digits: 5)},{Number(Unwrapped.Get(center, "Longitude"), digits: 5)}",
        ]);
    }

    private static string WatchedData(object data)
    {
        var previous = Items(Unwrapped.Get(Unwrapped.Get(data, "Previous"), "Value"));
        return Joined(" ",
        [
            Plain(Unwrapped.Get(data, "Data")), Plain(Unwrapped.Get(data, "Op")), Items(Unwrapped.Get(data, "Value")),
            previous.Length == 0 ? null : $"(from {previous})",
        ]);
    }

    private static string WatchedTime(object time) => Joined(" ",
    [
        Joined(", ", Unwrapped.Items(Unwrapped.Get(time, "Times")).Select(entry =>
        {
            var occurrence = Unwrapped.Get(entry, "Occurrence");
            var start = Plain(Unwrapped.Get(entry, "Start"));
            return Joined(" ",
            [
                Unwrapped.Get(entry, "Recurrence") is "None" ? $"once {start}" : $"daily {TimeOfDay(start)}",
                Plain(Unwrapped.Get(entry, "Duration")) is { } duration ? $"for {Lapse(duration)}" : null,
                Items(Unwrapped.Get(occurrence, "Day")), Items(Unwrapped.Get(occurrence, "Week")),
            ]);
        })),
        Plain(Unwrapped.Get(time, "TimeZone")) is { } zone ? $"({zone})" : null,
    ]);

    private static string? TimeOfDay(string? start) => start is not null && WireText.TryDuration(start, out var time) && time < TimeSpan.FromDays(1)
        ? time.ToString(time.Seconds == 0 ? @"hh\:mm" : @"hh\:mm\:ss", CultureInfo.InvariantCulture) : start;

    // As -Duration takes it.
    private static string Lapse(string duration) => WireText.TryDuration(duration, out var time) && time > TimeSpan.Zero && time.Milliseconds == 0
        ? string.Concat(new[] { (time.Days, "d"), (time.Hours, "h"), (time.Minutes, "m"), (time.Seconds, "s") }
            .Where(part => part.Item1 > 0).Select(part => FormattableString.Invariant($"{part.Item1}{part.Item2}"))) : duration;

    private static string? Local(object? value, string format) =>
        Unwrapped.Time(value)?.ToLocalTime().ToString(format, CultureInfo.InvariantCulture) ?? Plain(Unwrapped.Of(value) as string);

    private static string Joined(string separator, IEnumerable<string?> parts) =>
        string.Join(separator, parts.Where(part => !string.IsNullOrEmpty(part)));

    private static string Text(object? value, string? unit = null) =>
        unit is not null && Number(value, unit) is { } quantity ? quantity : Unwrapped.Of(value) switch
        {
            null => "",
            string text => Plain(text)!,
            DateTimeOffset or DateTime => Moment(value)!,
            PSObject old when Unwrapped.TypeName(old) == "System.DateTimeOffset" => Moment(old)!,
            TimeSpan span => span.ToString("c", CultureInfo.InvariantCulture),
            IDictionary map => Joined(", ", map.Keys.Cast<object>().Select(key => $"{Plain(key)}: {Text(map[key])}")),
            IEnumerable list => Items(list),
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            var other => Plain(other)!,
        };
}
