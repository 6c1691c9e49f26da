using System.Globalization;
using System.Management.Automation;
using Stellantis.Client.Calls;
using Stellantis.Client.Sharding;
using Stellantis.Client;
using Stellantis.PowerShell.Completion;
using Stellantis.PowerShell.Input;
using Stellantis.PowerShell.Parameters;
using Stellantis.PowerShell.Pipeline;
using static Stellantis.PowerShell.Parameters.ParameterSets;

namespace Stellantis.PowerShell.Cmdlets;

/// <summary>Reads the vehicles of the account, or single ones by their id (operations getVehicles and getVehicleByid).</summary>
[Cmdlet(VerbsCommon.Get, "StellantisVehicle", DefaultParameterSetName = ListSet, HelpUri = HelpPage.Folder + "Get-StellantisVehicle.md")]
[OutputType(typeof(Vehicle), typeof(long))]
public sealed partial class GetStellantisVehicleCommand : ReadingCmdlet, IPageParameters, ICollectionParameters
{
    private const int DefaultSideBySide = 16;
    private const string PlugAndCharge = "data:vehicle:devices:pnc";
    private const string WorkerNumber = "JOB_COMPLETION_INDEX";
    private const string WorkerCount = "JOB_COMPLETIONS";

    private VehicleShard? _shard;

    /// <summary>The ids of single vehicles; the service takes VINs. With wildcards, all vehicles whose VIN fits.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = IdSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true,
        HelpMessage = Hints.VehicleId)]
    [Alias("Vin")]
    [ArgumentCompleter(typeof(IdCompleter<VehicleIds>))]
    [Identity("VehicleId", "Vin")]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] VehicleId { get; set; } = [];

    /// <summary>Only vehicles whose VIN begins so.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [Vin]
    public string? VinPrefix { get; set; }

    /// <summary>Only vehicles of this group.</summary>
    [Parameter(ParameterSetName = ListSet)]
    public string? GroupId { get; set; }

    /// <summary>The language of texts in the answer, for example fr-FR.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [ArgumentCompleter(typeof(WordCompleter<Locales>))]
    [ApiWords(typeof(Locales))]
    public string? Locale { get; set; }

    /// <summary>
    /// Only the vehicles of one of several equal parts of the fleet, <c>3/8</c>; Auto takes it from JOB_COMPLETION_INDEX and JOB_COMPLETIONS. A
    /// vehicle's part follows from its VIN alone.
    /// </summary>
    [Parameter(ParameterSetName = ListSet)]
    [ArgumentCompleter(typeof(WordCompleter<Shards>))]
    public string? Shard { get; set; }

    /// <summary>What to add to each vehicle: devices, callCenterNumbers.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(WordCompleter<VehicleExtensions>))]
    [ApiWords(typeof(VehicleExtensions))]
    public string[] Extension { get; set; } = [];

    /// <summary>
    /// Requests at the same time. Of a list, that many pages by their index range; without it, the links from page to page are followed. Of single
    /// vehicles, that many of them; 16 without it.
    /// </summary>
    [Parameter]
    [ValidateRange(1, 256)]
    public int ThrottleLimit { get; set; }

    private protected override int SideBySide => ParameterSetName == ListSet ? 1 : ThrottleLimit > 0 ? ThrottleLimit : DefaultSideBySide;

    private protected override int PagesSideBySide => Math.Max(1, ThrottleLimit);

    private protected override string? Parents => ParameterSetName == ListSet ? null : "vehicles";

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        if (Shard is not null)
            _shard = string.Equals(Shard, "Auto", StringComparison.OrdinalIgnoreCase) ? ShardOfWorker() : VehicleShard.Parse(Shard);
        if (Shard is not null && _shard is null)
            Refuse(ErrorIds.InvalidRequest, $"-Shard '{Shard}' is not a part of a fleet. Give one such as 3/8, the third of eight, or Auto.", Shard);
        base.BeginProcessing();
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == ListSet)
        {
            var keeps = _shard is null ? (Func<Vehicle, bool>?)null : vehicle => _shard.Holds(vehicle.Vin ?? vehicle.ToString());
            WriteCollection(ListCall(VinPrefix).Query("gId", GroupId).Query("locale", Locale), Vehicle.Read, OpenConnection.Learn, null, keeps);
            return;
        }
        Readings.Take(VehicleId.Length == 1 ? VehicleId[0] : null);
        foreach (var id in VehicleId)
        {
            if (WildcardPattern.ContainsWildcardCharacters(id))
            {
                InTurn(id, () => WriteMatching(id));
                continue;
            }
            InTurn(id, () =>
            {
                var call = new ApiCall(Operations.GetVehicle) { Vin = OpenConnection.VinOf(id), ExtraScope = ExtensionScope }.With("id", id)
                    .Query("extension", Extension);
                Readings.Add(new ItemReading<Vehicle>(id, () => OpenConnection.Client.ReadAsync(call, Vehicle.Read, Readings.Context), vehicle =>
                {
                    OpenConnection.Learn(vehicle);
                    WriteObject(vehicle);
                }));
            });
        }
    }

    private ApiCall ListCall(string? vinPrefix) =>
        new ApiCall(Operations.GetVehicles) { ExtraScope = ExtensionScope }.Query("vinPrefix", vinPrefix).Query("extension", Extension);

    // The service narrows the list by what stands before the first wildcard; the rest of the pattern is matched here.
    private void WriteMatching(string pattern)
    {
        var matcher = WildcardPattern.Get(pattern, WildcardOptions.IgnoreCase);
        var prefix = new string([.. pattern.TakeWhile(char.IsLetterOrDigit)]).ToUpperInvariant();
        WriteCollection(
            ListCall(prefix.Length == 0 ? null : prefix), Vehicle.Read, OpenConnection.Learn, pattern, vehicle =>
                matcher.IsMatch(vehicle.Vin ?? vehicle.ToString()), whole: true);
    }

    private VehicleShard? ShardOfWorker()
    {
        var index = Variable(WorkerNumber, "the number of this worker from 0; Kubernetes sets it in a job with completionMode: Indexed", 0);
        var count = Variable(WorkerCount, "the number of workers, the completions of the job", 1);
        if (index >= count)
            Refuse(ErrorIds.InvalidRequest,
                $"-Shard Auto: {WorkerNumber} is {index} and {WorkerCount} is {count}; the workers are numbered from 0 to {WorkerCount} - 1.", Shard);
        return VehicleShard.Of(index + 1, count);
    }

    private int Variable(string name, string meaning, int least)
    {
        var text = Environment.GetEnvironmentVariable(name);
        if (string.IsNullOrWhiteSpace(text))
            Refuse(ErrorIds.InvalidRequest,
                $"-Shard Auto needs the environment variable {name}: {meaning}. Set it, or give the part yourself: -Shard 3/8.", name);
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < least)
            Refuse(ErrorIds.InvalidRequest,
                $"-Shard Auto: the environment variable {name} is '{text}', and must be a whole number from {least} on: {meaning}.", name);
        return number;
    }

    private string? ExtensionScope => Extension.Contains("devices", StringComparer.OrdinalIgnoreCase) ? PlugAndCharge : null;
}
