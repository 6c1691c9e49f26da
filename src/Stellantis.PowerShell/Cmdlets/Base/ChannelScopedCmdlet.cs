using System.Collections;
using System.Collections.Specialized;
using System.Management.Automation;
using System.Reflection;
using Stellantis.Client;
using Stellantis.Client.Bodies;
using Stellantis.Client.Calls;
using Stellantis.Client.Hal;
using Stellantis.Client.Json;
using Stellantis.Client.Masking;
using Stellantis.PowerShell.Input;
using Stellantis.PowerShell.Output;
using Stellantis.PowerShell.Parameters;
using Stellantis.PowerShell.Session;

namespace Stellantis.PowerShell.Cmdlets;

/// <summary>
/// The base of the cmdlets for channels and monitors: they name a vehicle in the scope header, and walk collections that have no pages to ask for.
/// </summary>
public abstract class ChannelScopedCmdlet : ConnectedCmdlet
{
    private const string AddAttribute = "AddAttribute";

    private Type? _parts;

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
    private protected IEnumerable<T> ReadAll<T>(ApiCall call, Func<WireReader, T> read) where T : class
    {
        using var feed = OpenConnection.Client.Walk(call, read, Context);
        while (Await(feed.NextAsync()) is { } page)
        {
            foreach (var item in page.Items)
            {
                Seen(item);
                yield return item;
            }
        }
    }

    /// <summary>A call about a channel.</summary>
    private protected static ApiCall Call(Operation operation, string? vin, string? channelId, string? body = null) =>
        new ApiCall(operation) { Vin = vin, Body = body }.With("chId", channelId);

    /// <summary>A call about a monitor.</summary>
    private protected static ApiCall CallMonitor(Operation operation, string? vin, string? channelId, string? monitorId, string? body = null) =>
        Call(operation, vin, channelId, body).With("mid", monitorId);

    /// <summary>Reads a channel as the service has it now.</summary>
    private protected Channel ReadChannel(string channelId, string? vin)
    {
        var channel = Await(OpenConnection.Client.ReadAsync(Call(Operations.GetChannel, vin, channelId), Channel.Read, Context));
        Seen(channel);
        return channel;
    }

    /// <summary>Reads a monitor as the service has it now.</summary>
    private protected Monitor ReadMonitor(string channelId, string monitorId, string? vin)
    {
        var monitor = Await(OpenConnection.Client.ReadAsync(CallMonitor(Operations.GetMonitor, vin, channelId, monitorId), Monitor.Read, Context));
        monitor.ChannelId = ChannelOf(channelId);
        Seen(monitor);
        return monitor;
    }

    /// <summary>Keeps of a channel or a monitor that was read what prompts say of it later.</summary>
    private protected void Seen(object? read)
    {
        OpenConnection.Known.Learn(read);
        if (read is Channel { Definition: { } channel } ofChannel)
            ofChannel.AsRead = WireWriter.Write(((IWireValue)channel).WriteTo);
        else if (read is Monitor { Definition: { } monitor } ofMonitor)
            ofMonitor.AsRead = WireWriter.Write(((IWireValue)monitor).WriteTo);
    }

    /// <summary>What prompts call a channel.</summary>
    private protected string NamedChannel(string? id) => OpenConnection.Known.Name(KnownObjects.ChannelNoun, id);

    /// <summary>What prompts call a monitor.</summary>
    private protected string NamedMonitor(string? id, string? channelId) =>
        $"{OpenConnection.Known.Name(KnownObjects.MonitorNoun, id)} of the {NamedChannel(channelId)}";

    /// <summary>Asks whether to set a status, and sets it.</summary>
    private protected void AlterStatus(string noun, string name, string id, string status, Func<ApiCall> call, Func<object> read)
    {
        var before = OpenConnection.Known.StatusOf(noun, id) is { } known ? $": {known}" : "";
        if (Approved($"{(status == "Paused" ? "Pause" : "Resume")} the {name}; status{before} -> {status}") && Alter(id, call, read))
            OpenConnection.Known.Learn(noun, id, null, status);
    }

    /// <summary>Sends a change of a channel or a monitor, and writes it as it is after the change where -PassThru asks for it.</summary>
    private protected bool Alter(string id, Func<ApiCall> call, Func<object>? read = null)
    {
        var changed = Change(id, call, () => id);
        if (changed && read is not null && this is IPassThruParameters { PassThru.IsPresent: true })
            Try(id, () => WriteObject(read()));
        return changed;
    }

    /// <summary>The body that was given as a whole; null when it was given in parts.</summary>
    private protected BodyResult? WholeBody(Func<object, BodyResult> bind) => this is not IBodyParameters given ? null : ParameterSetName switch
    {
        ParameterSets.BodySet => bind(PlainInput.Unwrap(given.Body)!),
        ParameterSets.PathSet => bind(ReadFile(given.Path!)),
        _ => null,
    };

    /// <summary>The parts of a body that were given, in their order. The parameter of a list has its name in the singular.</summary>
    /// <param name="parts">The type whose properties are the parts.</param>
    /// <param name="emptyLists">True when a list without items is a part.</param>
    private protected OrderedDictionary GivenParts(Type parts, bool emptyLists = true)
    {
        _parts = parts;
        var given = new OrderedDictionary();
        foreach (var part in parts.GetProperties().Select(property => property.Name))
        {
            if ((Bound(part) ?? Bound(part.TrimEnd('s'))) is { } value && (emptyLists || value is not ICollection { Count: 0 }))
                given[part] = value;
        }
        return given;
    }

    /// <summary>Masks what is secret in a body.</summary>
    private protected virtual Redactor BodyRedactor => OpenConnection.Client.Redactor;

    /// <summary>Warns of what the service may refuse, and ends the command with one error when the body makes no sense.</summary>
    /// <returns>The JSON to send.</returns>
    private protected string Checked(BodyResult body, object? target)
    {
        BodyRedactor.HideParts(JsonRedaction.Secrets(body.Json));
        foreach (var problem in body.Problems.Where(p => !p.IsError))
            WriteWarning(BodyRedactor.Mask(Said(body.HasErrors ? problem.Unsent : problem)));
        if (body.HasErrors)
            Refuse(ErrorIds.InvalidBody, BodyRedactor.Mask(body.MessageOf(Said)), target);
        return body.Json;
    }

    // By the parameter that the user typed, where the body was given in parts.
    private string Said(BodyProblem problem)
    {
        var (wire, parameter) = TypedNames().FirstOrDefault(n => problem.Path == n.Wire
            || problem.Path.StartsWith(n.Wire, StringComparison.Ordinal) && problem.Path[n.Wire.Length] is '[' or '.');
        if (wire is null)
            return problem.ToString();
        var remedy = problem.Message != "is missing" ? "" : parameter switch
        {
            // A webhook is called by its label unless it has a name of its own.
            nameof(IChannelDefinitionParameters.WebhookName) => ": give -WebhookName, or -Label, which stands for it",
            nameof(IMonitorDefinitionParameters.BoolExp) => ": join the names of the triggers, such as 'left & low'",
            _ => "",
        };
        // Of a list that is made of what there was and what came, the place of an item says nothing.
        var isAdded = parameter == nameof(Attribute) && Bound(nameof(Attribute)) is null && Bound(AddAttribute) is not null;
        return isAdded ? $"-{AddAttribute} ({problem.Path}): {problem.Message}"
            : $"-{parameter}{problem.Path.Substring(wire.Length)} ({problem.Path}): {problem.Message}{remedy}";
    }

    private IEnumerable<(string Wire, string Parameter)> TypedNames() => _parts is null ? []
        : _parts == typeof(IChannelDefinitionParameters) ? ChannelBody.PartPaths
        : _parts.GetProperties().Select(p => (Wire: p.GetCustomAttribute<WireAttribute>()?.Path!, Parameter: ParameterOf(p.Name)!))
            .Where(n => n is { Wire: not null, Parameter: not null });

    private string? ParameterOf(string part)
    {
        string[] names = [part, part.TrimEnd('s')];
        return names.FirstOrDefault(MyInvocation.MyCommand.Parameters.ContainsKey);
    }

    private object? Bound(string parameter) => !MyInvocation.BoundParameters.TryGetValue(parameter, out var value) ? null
        : value is SwitchParameter on ? on.IsPresent : PlainInput.Unwrap(value);

    /// <summary>The content of a file with a JSON body.</summary>
    private string ReadFile(string path)
    {
        var full = GetUnresolvedProviderPathFromPSPath(path);
        if (!File.Exists(full))
            Refuse(ErrorIds.InvalidBody, $"-Path '{path}' is not a file.", path);
        try
        {
            return TextFile.Read(full, path);
        }
        catch (StellantisApiException failure)
        {
            ThrowTerminatingError(Failure.Record(failure, path));
            throw;
        }
    }
}
