using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;
using Stellantis.Client.Backtests;
using Stellantis.Client.Bodies;
using Stellantis.Client.Masking;

namespace Stellantis.PowerShell.Backtests;

/// <summary>A monitor under test: what is wrong with it, the past that came for it, and what came of that.</summary>
internal sealed class MonitorTrial
{
    private static readonly Regex s_hint = new("did you mean (?:the variable )?'([^']+)'", RegexOptions.CultureInvariant);

    private readonly DateTimeOffset? _since;
    private readonly DateTimeOffset? _until;
    private readonly TimeSpan _silence;
    private readonly BacktestRule? _rule;
    private readonly Dictionary<string, VehicleRecord> _records = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _done = new(StringComparer.OrdinalIgnoreCase);
    private RecordKinds _kinds;
    private DateTimeOffset? _begin;

    /// <param name="body">The monitor.</param>
    /// <param name="redactor">Masks the secrets in it.</param>
    /// <param name="since">From when on it is tried; null for the first record.</param>
    /// <param name="until">Until when; null for the last record.</param>
    /// <param name="silence">A longer time without a message is told.</param>
    public MonitorTrial(BodyResult body, Redactor redactor, DateTimeOffset? since, DateTimeOffset? until, TimeSpan silence)
    {
        (_since, _until, _silence) = (since, until, silence);
        var label = body.Document?["label"] is JValue { Value: string text } ? text : null;
        Result = new MonitorTest(label, [.. body.Problems.Select(problem => Problem(problem, body.Document, redactor))]);
        if (!body.HasErrors)
            _rule = new BacktestRule(body.Document ?? JObject.Parse(body.Json));
    }

    /// <summary>What came of it.</summary>
    public MonitorTest Result { get; }

    /// <summary>The monitor, where it is in order.</summary>
    public BacktestRule Rule => _rule!;

    /// <summary>A vehicle whose past came in parts that do not stand together; null when there is none.</summary>
    public string? Apart { get; private set; }

    /// <summary>Whether several vehicles had records, and some did not tell of which they are.</summary>
    public bool HasNameless { get; private set; }

    /// <summary>When it is tried from, where nobody said it.</summary>
    public DateTimeOffset Begin(TimeSpan ago) => _begin ??= _since ?? (_until ?? DateTimeOffset.UtcNow) - ago;

    /// <summary>Takes a record; false when it is none of a past.</summary>
    public bool Add(object record)
    {
        if (_rule is null || record is not IVehicleChild child)
            return false;
        var id = child.VehicleId ?? "";
        if (!_records.TryGetValue(id, out var vehicle))
            vehicle = new VehicleRecord(_rule.Operands);
        if (!vehicle.Add(record))
            return false;
        _records[id] = vehicle;
        _kinds |= vehicle.Kinds;
        return true;
    }

    /// <summary>Takes the records of files.</summary>
    /// <returns>How many objects were none.</returns>
    public int Read(IReadOnlyList<(string Path, string Name)> files, Action look)
    {
        var foreign = 0;
        _records.Clear();
        foreach (var (path, name) in files)
        {
            using var file = new RecordFile(path, name, Rule.Members);
            foreach (var record in file.Read())
            {
                look();
                foreign += Add(record) ? 0 : 1;
            }
            foreign += file.Foreign;
        }
        Name(Path.GetFileNameWithoutExtension(files[0].Path));
        return foreign;
    }

    /// <summary>Gives the records that do not tell their vehicle to the only one there is, or to one of this name.</summary>
    /// <param name="name">The name; null for none.</param>
    public void Name(string? name)
    {
        if (!_records.TryGetValue("", out var nameless))
            return;
        var other = _records.Count == 2 ? _records.Keys.Single(id => id.Length > 0) : name;
        HasNameless |= other is null && _records.Count > 1;
        if (other is null)
            return;
        _records.Remove("");
        if (_records.TryGetValue(other, out var known))
            known.Add(nameless);
        else
            _records[other] = nameless;
    }

    /// <summary>Tries it on all that came, one vehicle after the other, and lets that go.</summary>
    public IEnumerable<object> RunAll()
    {
        foreach (var id in _records.Keys.ToList())
        {
            // A kind of which there is a record was read for all.
            _records[id].Kinds |= _kinds;
            if (!_done.Add(id))
                Apart ??= id;
            foreach (var row in Run(id.Length == 0 ? null : id, _records[id]))
                yield return row;
        }
        _records.Clear();
    }

    /// <summary>Tries it on the past of a vehicle: its firings, and how it stood in the end.</summary>
    public IEnumerable<object> Run(string? vehicleId, VehicleRecord record)
    {
        var test = new Backtest(_rule!);
        foreach (var firing in test.Run(record.Moments(), (_since ?? _begin)?.UtcDateTime, _until?.UtcDateTime, _silence))
        {
            (firing.VehicleId, firing.Vehicle) = (vehicleId, record.Vehicle);
            Result.Add(firing);
            yield return firing;
        }
        Result.AddVehicle(test.Messages, test.First, test.Last, test.Silences);
        foreach (var truth in test.Explain())
        {
            truth.VehicleId = vehicleId;
            yield return truth;
        }
    }

    private static MonitorProblem Problem(BodyProblem problem, JObject? document, Redactor redactor)
    {
        var message = redactor.Mask(problem.Message);
        var found = document is null || problem.Path.Length == 0 ? null : document.SelectToken(problem.Path);
        object? plain = found switch
        {
            null or { Type: JTokenType.Null } => null,
            JValue { Value: string text } => redactor.Mask(text),
            JValue value => value.Value,
            _ => redactor.Mask(found.ToString(Newtonsoft.Json.Formatting.None)),
        };
        return new MonitorProblem(problem.Path, message, problem.IsError, plain, problem.Allowed,
            s_hint.Match(message) is { Success: true } match ? match.Groups[1].Value : null);
    }
}
