using Stellantis.Client.Calls;

namespace Stellantis.Client.Checks;

/// <summary>Finds out from what the service knows of a vehicle why there is no data of it. Reading wakes no vehicle.</summary>
/// <param name="client">Asks the service.</param>
/// <param name="scopes">The scopes that the connection asks for.</param>
/// <param name="silentAfter">A vehicle that was last heard of longer ago is silent.</param>
internal sealed class VehicleCheck(StellantisClient client, GrantedScopes scopes, TimeSpan silentAfter)
{
    private const string Telemetry = "data:telemetry";
    private const string Location = "data:telemetry:vehicle:location";

    /// <summary>Looks at a vehicle; what is at hand of it is not asked for.</summary>
    /// <exception cref="StellantisApiException">The service failed, or the connection did.</exception>
    public async Task<VehicleTest> RunAsync(
        string vehicleId, string? vin, Vehicle? vehicle, VehicleCapability? capability, LatestTelemetry? telemetry, CallContext context)
    {
        var facts = new VehicleFacts(client, vehicleId, vin, context);
        var test = new VehicleTest(vehicleId, vehicle) { IsKnown = (vehicle ?? capability ?? (object?)telemetry) is not null ? true : null };
        try
        {
            if (test.IsKnown is null && await facts.IfOfferedAsync(Operations.GetVehicle, Vehicle.Read).ConfigureAwait(false) is not null)
                test.IsKnown = true;
        }
        catch (StellantisApiException failure) when (failure.ErrorId == ErrorIds.ResourceNotFound)
        {
            test.IsKnown = false;
            test.Found("NotKnown", $"the account does not know it ({failure.StatusCode})", "Check the id: Get-StellantisVehicle -All lists the " +
                "vehicles of the account. One that is missing there was never enrolled, or its owner has taken it back.");
        }
        if (test.IsKnown != false)
        {
            test.CanSend = Sends(capability ?? await CapabilityAsync(facts).ConfigureAwait(false));
            await TelemetryAsync(test, facts, telemetry).ConfigureAwait(false);
        }
        test.Requests = facts.Requests;
        return test;
    }

    // The service may know a vehicle and have no capability of it.
    private static async Task<VehicleCapability?> CapabilityAsync(VehicleFacts facts)
    {
        try
        {
            return await facts.IfOfferedAsync(Operations.GetCapability, VehicleCapability.Read).ConfigureAwait(false);
        }
        catch (StellantisApiException failure) when (failure.ErrorId == ErrorIds.ResourceNotFound)
        {
            return null;
        }
    }

    private static bool? Sends(VehicleCapability? capability) =>
        capability is null || capability.Data.Count == 0 && capability.Remote is null ? null : capability.Data.Count > 0;

    private async Task TelemetryAsync(VehicleTest test, VehicleFacts facts, LatestTelemetry? telemetry)
    {
        test.IsGranted = scopes.HoldPartOf(Telemetry);
        if (telemetry is null && test.IsGranted == false)
        {
            NotGranted(test, Telemetry);
            return;
        }
        try
        {
            telemetry ??= await facts.ReadAsync(Operations.GetLatestTelemetry, LatestTelemetry.Read).ConfigureAwait(false);
            test.IsKnown = test.IsGranted = true;
        }
        catch (StellantisApiException failure) when (failure.ErrorId == ErrorIds.ResourceNotFound)
        {
            telemetry = new LatestTelemetry();
            test.IsKnown ??= failure.IsNoData ? true : null;
        }
        catch (StellantisApiException failure) when (failure.ErrorId == ErrorIds.Forbidden)
        {
            test.IsGranted = false;
            test.Found("NotGranted", $"its telemetry is refused ({failure.StatusCode})", "Ask the owner to agree to the scope " +
                $"{Telemetry} (again), and connect with it; the id of a vehicle of somebody else is refused as well.");
            return;
        }
        catch (StellantisApiException failure) when (failure.ErrorId == ErrorIds.NotSupported)
        {
            test.Found("NotSupported", $"its telemetry is not offered ({failure.StatusCode})",
                "The vehicle, or the platform that it reports to, has no telemetry: choose another vehicle.");
            return;
        }
        Judge(test, telemetry);
    }

    private void Judge(VehicleTest test, LatestTelemetry told)
    {
        test.Privacy = told.Privacy;
        test.LastSeenAt = told.CreatedAt ?? told.UpdatedAt;
        test.Age = Moment.Since(test.LastSeenAt, client.ServiceNow);
        if (told.Privacy == "Full")
            test.Found("Private", "its driver shares nothing", "Ask the driver to turn the privacy mode off in the vehicle.");
        else if (test.Age is null && test.CanSend == false)
            test.Found("NotSupported", "it can send no data (capability)", "Choose another vehicle: this one has no equipment that sends data.");
        else if (test.Age is null)
            test.Found("NeverSeen", "it has never sent anything", "Check that its services are active, and that it has driven since.");
        else if (test.Age == TimeSpan.MaxValue)
            test.Found("Silent", "its messages are dated in the future", "Its clock is wrong, so that nobody knows how old they are.");
        else if (test.Age >= silentAfter)
        {
            test.Found("Silent", $"it has been silent for {Moment.Words(test.Age.Value)}",
                "See whether it stands where there is no mobile network, or its battery is empty; Invoke-StellantisWakeup asks it to send.");
        }
        if (told.Privacy == "Geolocation")
            test.Found("NoPosition", "its driver shares no position", "Ask the driver to turn the privacy mode off in the vehicle.");
        else if (test.Age is not null && told.Privacy != "Full" && !scopes.Hold(Location))
            NotGranted(test, Location);
    }

    private static void NotGranted(VehicleTest test, string scope) => test.Found(scope == Location ? "NoPosition" : "NotGranted",
        $"the connection asks for no {(scope == Location ? "position" : "telemetry")}",
        $"Connect with the scope: Connect-Stellantis -AddScope {scope}.");
}
