using Stellantis.Client.Bodies;
using Stellantis.Client.Calls;
using Stellantis.Client.Remotes;

namespace Stellantis.Client.Checks;

/// <summary>Finds out from what the service knows of a vehicle whether it would carry a command out. Reading wakes no vehicle.</summary>
internal sealed class RemoteCheck(StellantisClient client, GrantedScopes scopes)
{
    /// <summary>Below this level of the battery a vehicle that is not plugged in does not heat or cool, in per cent.</summary>
    public const double LowBattery = 20;

    private static readonly string[] s_always = ["stolen", "tan", "wakeup", "vehicleFinder", "immobilization"];

    /// <summary>The commands of the vehicle on the channel, which is where a lost one is looked for later; null before they were read.</summary>
    public ICollection<string>? Known { get; private set; }

    /// <summary>Requests that it takes when no fact is at hand.</summary>
    public const int MostRequests = 3;

    /// <summary>Looks at a vehicle.</summary>
    /// <param name="order">The command.</param>
    /// <param name="vehicle">The vehicle, where it is at hand.</param>
    /// <param name="capability">What it can do, where that is at hand.</param>
    /// <param name="telemetry">How it is, where that is at hand.</param>
    /// <param name="context">On whose behalf.</param>
    /// <exception cref="StellantisApiException">A fact could not be read.</exception>
    public async Task<RemoteReadiness> RunAsync(
        RemoteOrder order, Vehicle? vehicle, VehicleCapability? capability, TelemetryRecord? telemetry, CallContext context)
    {
        var facts = new VehicleFacts(client, order.VehicleId, order.Vin, context);
        var reasons = new List<RemoteObstacle>();
        Scope(order.Command, reasons);
        capability ??= await facts.IfOfferedAsync(Operations.GetCapability, VehicleCapability.Read).ConfigureAwait(false);
        Capability(order.Command, capability, reasons);
        // What a vehicle cannot do it cannot do however it is.
        if (reasons.Count == 0)
        {
            try
            {
                telemetry ??= await facts.IfOfferedAsync<TelemetryRecord>(Operations.GetLatestTelemetry, LatestTelemetry.Read).ConfigureAwait(false);
                if (telemetry is not null)
                    State(order.Command, telemetry, reasons);
            }
            catch (StellantisApiException failure) when (failure.IsNoData)
            {
                if (order.Command.Name != "wakeup")
                    Add("VehicleConnectionTimeout", "nothing was ever heard of the vehicle", "Telemetry", null);
            }
            await UnderWayAsync().ConfigureAwait(false);
        }
        return new RemoteReadiness(order.VehicleId, vehicle, order.Command.Words, reasons, facts.Requests);

        void Add(string cause, string text, string source, DateTime? at) => reasons.Add(Obstacle(cause, text, source, at));

        async Task UnderWayAsync()
        {
            if (order.ChannelId.Length == 0)
                return;
            if (await facts.IfOfferedAsync(() => order.LatestAsync(client, context)).ConfigureAwait(false) is not { } remotes)
                return;
            Known = [.. remotes.Select(remote => remote.RemoteId).OfType<string>()];
            if (remotes.FirstOrDefault(remote => !remote.IsFinal && !RemoteReasons.IsDeadEnd(remote.Status)) is { } other)
                Add("SameActionInProgress", $"another command is under way: {other.Command}, {other.Status}", "Remote " + other.RemoteId, null);
        }
    }

    private void Scope(RemoteCommand command, List<RemoteObstacle> reasons)
    {
        // With scopes of its own the connection asks for these and no others.
        var wanted = command.Scope.Split(' ');
        if (wanted.Any(scopes.Hold))
            return;
        reasons.Add(command.HasOwnScope
            ? Obstacle("NotGranted", $"the connection does not ask for the scope {wanted[0]}", "Connection", null,
                $"Connect with it: Connect-Stellantis -AddScope {wanted[0]}.")
            : Obstacle("NotGranted",
                $"the connection asks for no scope that sends commands (for {command.Name} the contract names none of its own)", "Connection", null,
                $"Connect with one that you were granted: Connect-Stellantis -AddScope takes {string.Join(", ", wanted)}."));
    }

    private RemoteObstacle Obstacle(string cause, string text, string source, DateTime? at, string? remedy = null) =>
        new(cause, text, remedy ?? RemoteReasons.RemedyOf(cause), source, at, client.ServiceNow);

    private void Capability(RemoteCommand command, VehicleCapability? capability, List<RemoteObstacle> reasons)
    {
        if (SupportOf(command, capability?.Remote) is false)
        {
            reasons.Add(Obstacle("NotSupported", $"the vehicle does not take the command {command.Name}", "Capability", null,
                "Choose other vehicles: Get-StellantisVehicleCapability tells what each takes."));
        }
    }

    // Of a command that the vocabulary of the capability does not have, nothing is known.
    private static bool? SupportOf(RemoteCommand command, RemoteCapabilities? remote) => command.Name switch
    {
        _ when remote is null => null,
        "locking" => remote.Door?.Supported,
        "horn" => remote.Horn?.Supported,
        "lights" => remote.Lights?.Supported,
        "preconditioning" => remote.Preconditioning?.Supported,
        "charging" => remote.Charging?.Supported,
        "wakeup" => remote.Wakeup?.Supported,
        "navigation" => remote.Navigation?.Supported,
        "stolen" => remote.Stolen?.Supported,
        "tan" when command.Member == "suppress" => remote.TanSuppress?.Supported,
        "vehicleFinder" => remote.VehicleFinder?.Supported,
        "onboardPersonalData" => remote.OnboardPersonalData?.Supported,
        _ => null,
    };

    private void State(RemoteCommand command, TelemetryRecord told, List<RemoteObstacle> reasons)
    {
        if (told.Privacy == "Full" && command.Name is not ("stolen" or "tan"))
            Add("NotPossibleDueToVehiclePrivacyLevel", "the driver has turned on full privacy", "Privacy", told.PrivacyAt);
        if (told.Privacy == "Geolocation" && command.Name == "vehicleFinder")
            Add("NotPossibleDueToVehiclePrivacyLevel", "the driver does not let the position be seen", "Privacy", told.PrivacyAt);
        if (told.Stolen is { IsActive: true } theft && !s_always.Contains(command.Name))
            Add("NotPossibleDueToVehicleStolenState", "the vehicle is reported as stolen", "Stolen", theft.StartedAt);
        if (NeedsParked(command) && told.Kinetic?.Moving == true)
            Add("VehicleInUse", "the vehicle is being driven", "Kinetic", told.Kinetic.CreatedAt ?? told.CreatedAt);
        else if (NeedsParked(command) && told.Ignition is "Start" or "StartUp")
            Add("VehicleInUse", "the ignition is on", "Ignition", told.IgnitionAt);
        if (NeedsClosed(command) && Open(told.DoorsState) is { Length: > 0 } open)
            Add("DoorsOpen", $"open: {open}", "DoorsState", told.DoorsState!.CreatedAt ?? told.CreatedAt);
        if (command is { Name: "immobilization", Does: true } && told.DoorsState is { LockedState.Count: > 0 } doors
            && !doors.LockedState.Contains("Locked"))
            Add("VehicleIsNotLocked", "the vehicle is not locked", "DoorsState", doors.CreatedAt ?? told.CreatedAt);
        if (told.Energies.FirstOrDefault(energy => energy.Type == "Electric") is not { } energy)
            return;
        if (command is { Name: "preconditioning", Does: true } && energy is { Level: < LowBattery, Charging.Plugged: not true })
            Add("NotPossibleDueToVehicleBatteryLevel", $"the battery is at {energy.Level:0} % and the vehicle is not plugged in", "Energies",
                energy.CreatedAt ?? told.CreatedAt);
        if (command is not { Name: "charging", Does: true })
            return;
        if (energy.Charging?.Status == "Failure")
            Add("VehicleChargingSystemError", "charging has failed before", "Energies", energy.CreatedAt ?? told.CreatedAt);
        else if (energy.Charging?.Plugged == false)
            Add("ExternalChargingSystemError", "the charging cable is not plugged in", "Energies", energy.CreatedAt ?? told.CreatedAt);

        void Add(string cause, string text, string source, DateTime? at) => reasons.Add(Obstacle(cause, text, source, at));
    }

    // A program or a setting is kept by a vehicle that drives as well.
    private static bool NeedsParked(RemoteCommand command) => command.Name is "locking" or "horn" or "lights"
        || command is { Name: "preconditioning" or "charging" or "immobilization", Does: true };

    private static bool NeedsClosed(RemoteCommand command) => command is { Name: "locking" or "preconditioning", Does: true };

    private static string Open(DoorsState? doors) =>
        string.Join(", ", (doors?.Opening ?? []).Where(opening => opening.State == "Open").Select(opening => opening.Identifier));
}
