using System.Management.Automation;
using Stellantis.Client;
using Stellantis.Client.Bodies;
using Stellantis.Client.Calls;
using Stellantis.Client.Hal;
using Stellantis.Client.Http;
using Stellantis.Client.Json;
using Stellantis.PowerShell.Input;
using Stellantis.PowerShell.Output;

namespace Stellantis.PowerShell.Cmdlets;

/// <summary>The base of the cmdlets for channels and monitors: they name a vehicle in the scope header, and walk collections that have no pages to ask for.</summary>
public abstract class ChannelScopedCmdlet : ConnectedCmdlet
{
    private protected ChannelScopedCmdlet()
    {
    }

    /// <summary>The VIN to name in the scope of a call about a vehicle.</summary>
    private protected string? ScopeVin(string? vehicleId)
    {
        if (!string.IsNullOrEmpty(vehicleId))
            CheckVehicle(vehicleId!);
        return VehicleScope.Vin(OpenConnection, vehicleId, null);
    }

    /// <summary>Ends the command when an id that goes into a header or a body is none.</summary>
    private protected void CheckVehicle(string id)
    {
        try
        {
            ApiCall.CheckId(id, nameof(Vehicle.VehicleId));
        }
        catch (StellantisApiException failure)
        {
            ThrowTerminatingError(Failure.Record(failure, id));
        }
    }

    /// <summary>Reads a whole collection, page after page where the service makes pages.</summary>
    private protected IEnumerable<T> ReadAll<T>(ApiCall call, Func<WireReader, T> read)
    {
        var walker = OpenConnection.Client.Walk(call, read);
        HalPage<T> page;
        do
        {
            page = NextPage(walker);
            foreach (var item in page.Items)
                yield return item;
        }
        while (walker.HasNext);
    }

    /// <summary>Reads a monitor as the service has it now.</summary>
    private protected Monitor ReadMonitor(string channelId, string monitorId, string? vin)
    {
        var monitor = Await(OpenConnection.Client.ReadAsync(
            new ApiCall(Operations.GetMonitor) { Vin = vin }.With("chId", channelId).With("mid", monitorId), Monitor.Read, Context));
        monitor.ChannelId = channelId;
        return monitor;
    }

    /// <summary>Reads a channel as the service has it now.</summary>
    private protected Channel ReadChannel(string channelId, string? vin) =>
        Await(OpenConnection.Client.ReadAsync(new ApiCall(Operations.GetChannel) { Vin = vin }.With("chId", channelId), Channel.Read, Context));

    /// <summary>Warns of what the service may refuse, and ends the command with one error when the body makes no sense.</summary>
    /// <returns>The JSON to send.</returns>
    private protected string Checked(BodyResult body, object? target)
    {
        OpenConnection.Client.Redactor.HideParts(JsonRedaction.Secrets(body.Json));
        foreach (var problem in body.Problems)
        {
            if (!problem.IsError)
                WriteWarning(OpenConnection.Client.Redactor.Mask($"{problem}"));
        }
        if (body.HasErrors)
            Refuse(ErrorIds.InvalidBody, OpenConnection.Client.Redactor.Mask(body.ErrorMessage), target);
        return body.Json;
    }

    /// <summary>The content of a file with a JSON body.</summary>
    private protected string ReadFile(string path)
    {
        var full = GetUnresolvedProviderPathFromPSPath(path);
        if (!File.Exists(full))
            Refuse(ErrorIds.InvalidBody, $"-Path '{path}' is no file.", path);
        return File.ReadAllText(full);
    }
}
