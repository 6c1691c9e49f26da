using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;
using Stellantis.Client;
using Stellantis.Client.Calls;
using Stellantis.Client.Masking;

namespace Stellantis.PowerShell.Output;

/// <summary>Turns a failed call into what PowerShell users see: a fixed id, a category to filter on, a message, and what to do next.</summary>
internal static class Failure
{
    // So begins a VIN of which the last four characters are shown.
    private const string MaskedStart = "*************";

    // What the view takes where the host has no window.
    private const int WidthWithoutWindow = 120;

    private const string Correct = "Correct what the message names; nothing was sent.";

    public static ErrorRecord Record(StellantisApiException failure, object? target) => Record(failure, target, failure.Message);

    public static ErrorRecord Record(StellantisApiException failure, object? target, string message) =>
        new(failure, failure.ErrorId, Category(failure.ErrorId), Target(target))
        {
            ErrorDetails = new ErrorDetails(WithPointer(Redactor.Formal.Mask(message), Target(target))) { RecommendedAction = Remedy(failure) },
        };

    public static ErrorRecord Record(string errorId, string message, object? target) => Record(new StellantisApiException(errorId, message), target);

    /// <summary>
    /// Of a script's error PowerShell's concise view makes one line of all, and breaks it where the window ends. So that each problem has a line of
    /// its own there too, the lines are filled with spaces as far as the window goes.
    /// </summary>
    public static ErrorRecord InLines(ErrorRecord error, InvocationInfo invocation, PSHost host)
    {
        if (error.ErrorDetails is { } details && details.Message.IndexOf('\n') > 0 && invocation.ScriptName is { Length: > 0 } script)
        {
            var margin = script.EndsWith(".psm1", StringComparison.OrdinalIgnoreCase) ? 0
                : Math.Max(4, invocation.ScriptLineNumber.ToString(CultureInfo.InvariantCulture).Length) + " | ".Length;
            var room = (host.UI?.RawUI is { } window ? window.WindowSize.Width : WidthWithoutWindow) - margin;
            error.ErrorDetails = new ErrorDetails(Filled(details.Message, room)) { RecommendedAction = details.RecommendedAction };
        }
        return error;
    }

    private static string Filled(string message, int room)
    {
        var lines = Array.ConvertAll(message.Split('\n'), line => line.TrimEnd());
        for (var i = 0; i < lines.Length - 1; i++)
            lines[i] = lines[i].PadRight(lines[i].Length + Math.Max(0, room - 1 - LastRow(lines[i], room)));
        return string.Join("\n", lines);
    }

    // How long the last row of a line is, when it is broken before the last word that does not fit.
    private static int LastRow(string line, int room)
    {
        while (line.Length >= room && room > 0)
        {
            var end = line.LastIndexOf(' ', room - 1);
            if (end <= 0)
                return room;
            line = line.Substring(end).Trim();
        }
        return line.Length;
    }

    /// <summary>The same, where what is missing was read by the way, for a command that does not list it.</summary>
    public static ErrorRecord ByTheWay(ErrorRecord error, StellantisApiException failure, InvocationInfo invocation)
    {
        if (failure is { ErrorId: ErrorIds.ResourceNotFound, Advice: null } && Operations.All.FirstOrDefault(o => o.Id == failure.OperationId) is
            { IsRead: true } operation && operation.Path.EndsWith("}", StringComparison.Ordinal)
            && !invocation.MyCommand.Name.StartsWith("Get-", StringComparison.OrdinalIgnoreCase))
        {
            error.ErrorDetails.RecommendedAction = ListsOf(operation);
        }
        return error;
    }

    // An id stays what it is; an address or a path may have a password in it, and text from elsewhere anything.
    private static object? Target(object? target) => target switch
    {
        string text => Redactor.Formal.Name(text),
        string[] texts => texts.Select(Redactor.Formal.Name).ToArray(),
        Uri { IsAbsoluteUri: true, Scheme: "https" or "http" } address =>
            Redactor.Formal.Name(address.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped)),
        Uri => null,
        _ => target,
    };

    // What a message masks for the sake of logs, whoever has to look after the vehicle finds beside it.
    private static string WithPointer(string message, object? target) =>
        message.Contains(MaskedStart) && (target as string[] ?? [target as string ?? ""]).Any(id => Redactor.Formal.Mask(id) != id)
            ? $"{message} See TargetObject for the whole id." : message;

    private static ErrorCategory Category(string errorId) => errorId switch
    {
        ErrorIds.NotConnected or ErrorIds.NetworkError => ErrorCategory.ConnectionError,
        ErrorIds.AuthenticationFailed or ErrorIds.TokenExpired => ErrorCategory.AuthenticationError,
        ErrorIds.Forbidden => ErrorCategory.PermissionDenied,
        ErrorIds.ResourceNotFound => ErrorCategory.ObjectNotFound,
        ErrorIds.InvalidRequest or ErrorIds.InvalidBody => ErrorCategory.InvalidArgument,
        ErrorIds.Throttled => ErrorCategory.LimitsExceeded,
        ErrorIds.RequestTimeout or ErrorIds.OutcomeUnknown => ErrorCategory.OperationTimeout,
        ErrorIds.ServiceUnavailable => ErrorCategory.ResourceUnavailable,
        ErrorIds.InvalidResponse => ErrorCategory.InvalidData,
        ErrorIds.NotSupported => ErrorCategory.NotImplemented,
        ErrorIds.NotReady => ErrorCategory.ResourceBusy,
        ErrorIds.RemoteFailed => ErrorCategory.InvalidResult,
        ErrorIds.RemotePending => ErrorCategory.OperationStopped,
        _ => ErrorCategory.NotSpecified,
    };

    private static string Remedy(StellantisApiException failure) => failure.Advice ?? failure.ErrorId switch
    {
        ErrorIds.NotConnected => "Run Connect-Stellantis -Sandbox to try the module, or Connect-Stellantis -BaseUri <uri> -Credential <client id " +
            "and secret> -UserId <user id>.",
        ErrorIds.AuthenticationFailed =>
            "Run Test-StellantisConnection -Detailed, and check the credential, the user id and the realm of Connect-Stellantis.",
        ErrorIds.TokenExpired => "Run Connect-Stellantis again.",
        ErrorIds.Forbidden => "Run Test-StellantisConnection -Detailed. Connect-Stellantis -Scope or -AddScope changes the " +
            "scopes that are asked for, -Vin the vehicle.",
        ErrorIds.ResourceNotFound => failure.OperationId?.IndexOf('/') >= 0 ? "Check the path, and the ids in it."
            : Missing(Operations.All.FirstOrDefault(o => o.Id == failure.OperationId)),
        ErrorIds.InvalidRequest when failure.OperationId == Operations.RemoveChannel.Id =>
            "A channel with running monitors or pending remotes is not deleted: Get-StellantisMonitor <channel> | " +
                "Remove-StellantisMonitor comes first.",
        // What was refused here, before anything was sent, says in its message what to do.
        ErrorIds.InvalidRequest when failure.StatusCode is null => "",
        ErrorIds.InvalidRequest => "Correct what the service names, and run the command again. Get-Help with the name of the command shows what " +
            "its parameters take.",
        ErrorIds.InvalidBody => Correct,
        ErrorIds.Throttled when failure.RetryAfter is { } wait => $"Wait {Math.Ceiling(wait.TotalSeconds):0} s and run the command again.",
        ErrorIds.Throttled => "Wait a while and run the command again.",
        ErrorIds.RequestTimeout => "Run the command again; Connect-Stellantis -TimeoutSec allows more time.",
        ErrorIds.ServiceUnavailable when failure.Inquiry is not null => "The service failed at this change. Before you send it once more, see what " +
            $"became of it: {failure.Inquiry}.",
        ErrorIds.ServiceUnavailable => "Run the command again later, and give the debug id to the service's support if it stays so.",
        ErrorIds.InvalidResponse => "Check -BaseUri: it must lead to the API itself, its version segment included.",
        ErrorIds.NetworkError => "Check -BaseUri of Connect-Stellantis and the network; Test-StellantisConnection -Detailed tells more.",
        ErrorIds.NotSupported => "The vehicle or the service does not offer this.",
        ErrorIds.OutcomeUnknown => "First find out what became of the change: " +
            (failure.Inquiry ?? "Get-StellantisChannel, Get-StellantisMonitor and Get-StellantisRemote list what exists") + ".",
        _ => "",
    };

    // Never the call that just failed.
    private static string Missing(Operation? operation)
    {
        if (operation is null)
            return "Check the id; the command without it lists what there is.";
        var last = operation.Path.LastIndexOf('{');
        if (last < 0)
            return "Check -BaseUri: it must lead to the API itself, its version segment included.";
        if (operation == Operations.GetVehicle)
            return "Check the id, and that the vehicle belongs to this account: -All instead of -VehicleId lists those that do.";
        if (operation.IsRead && operation.Path.EndsWith("}", StringComparison.Ordinal))
            return $"Check the ids: without -{operation.ParameterOf(operation.Path.Substring(last).Trim('{', '}'))} the command lists what there is.";
        return ListsOf(operation);
    }

    private static string ListsOf(Operation operation)
    {
        var lists = operation.Path.Split('/').Where(part => part.StartsWith("{", StringComparison.Ordinal))
            .Select(part => Lists(operation.ParameterOf(part.Trim('{', '}')))).ToList();
        // The vehicles stand in the body.
        if (operation == Operations.SetMonitorHandles)
            lists.Add(Lists("VehicleId"));
        return $"Check the id{(lists.Count == 1 ? "" : "s")}: {string.Join(", ", lists)}.";
    }

    private static string Lists(string parameter) => parameter switch
    {
        "VehicleId" => "Get-StellantisVehicle -All lists the vehicles of this account",
        "ChannelId" => "Get-StellantisChannel lists the channels",
        "MonitorId" => "Get-StellantisMonitor lists the monitors of a channel",
        _ => $"Get-Stellantis{parameter.Substring(0, parameter.Length - 2)} lists what there is",
    };
}
