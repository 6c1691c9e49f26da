using System.Collections;
using System.Management.Automation;
using Stellantis.Client.GeoJson;
using Stellantis.PowerShell.Pipeline;

namespace Stellantis.PowerShell.Cmdlets;

/// <summary>
/// Makes one GeoJSON document (RFC 7946) of the places in the pipeline: positions, way points, trips, telemetry, alerts, zones. Nothing is sent.
/// </summary>
[Cmdlet(VerbsData.ConvertTo, "StellantisGeoJson", HelpUri = HelpPage.Folder + "ConvertTo-StellantisGeoJson.md")]
[OutputType(typeof(string))]
public sealed class ConvertToStellantisGeoJsonCommand : StellantisCmdlet
{
    private const string PointShape = "Point";
    private const string LineShape = "Line";

    private readonly Dictionary<string, List<GeoSample>> _lines = [];
    private readonly List<string> _order = [];
    private GeoReader? _reader;
    private GeoJsonWriter? _writer;
    private int _count;
    private int _skipped;

    /// <summary>The objects: live ones, those of Import-Clixml or of a job, or rows of Import-Csv.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, HelpMessage = Hints.InputObject)]
    [AllowNull]
    public PSObject? InputObject { get; set; }

    /// <summary>
    /// Point: a feature for each place. Line: one for each trip, stolen report or vehicle, the oldest place first. Zones are areas, but for Point, of
    /// which they are the middle.
    /// </summary>
    [Parameter(Position = 0)]
    [ValidateSet(PointShape, LineShape)]
    public string As { get; set; } = PointShape;

    /// <summary>Properties of the objects to take over beside their ids and times; <c>Stats.TopSpeed</c> is one inside another.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[] Property { get; set; } = [];

    /// <summary>The document in one line.</summary>
    [Parameter]
    public SwitchParameter Compress { get; set; }

    private bool AsLines => string.Equals(As, LineShape, StringComparison.OrdinalIgnoreCase);

    private bool AsMiddles => !AsLines && MyInvocation.BoundParameters.ContainsKey(nameof(As));

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        _reader = new GeoReader(Property);
        _writer = new GeoJsonWriter(Compress);
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (InputObject?.BaseObject is IEnumerable list and not (string or IDictionary or WireObject))
        {
            foreach (var item in list)
                Take(item);
        }
        else
            Take(InputObject);
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        foreach (var line in _order)
        {
            ThrowIfStopped();
            _writer!.Line(_lines[line]);
        }
        WriteObject(_writer!.End());
        if (_skipped > 0)
            WriteWarning($"{_skipped} of {_count} objects {(_skipped == 1 ? "has no position and is" : "have no position and are")} not in the " +
                $"document.");
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _writer?.Dispose();
        base.Dispose(disposing);
    }

    private void Take(object? item)
    {
        ThrowIfStopped();
        _count++;
        var found = item is null ? [] : _reader!.Read(item);
        if (found.Count == 0)
            _skipped++;
        foreach (var sample in found)
        {
            if (sample.Radius is not null && !AsMiddles)
                _writer!.Zone(sample);
            else if (AsLines)
                Keep(sample);
            else
                _writer!.Point(sample);
        }
    }

    private void Keep(GeoSample sample)
    {
        if (!_lines.TryGetValue(sample.Line, out var line))
        {
            _lines.Add(sample.Line, line = []);
            _order.Add(sample.Line);
        }
        line.Add(sample);
    }
}
