using Newtonsoft.Json.Linq;
using Stellantis.Client.Calls;
using Stellantis.Client.Http;

namespace Stellantis.Client.Remotes;

/// <summary>
/// Sends commands, each once. Where the answer to the sending is lost, the commands of the vehicle are looked through for it: found, it is as if the
/// answer had come; not found after a while, it is unknown what became of it, and nothing is sent again.
/// </summary>
internal sealed class RemoteSender(StellantisClient client, TimeSource time)
{
    private static readonly TimeSpan[] s_pauses =
        [TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(8)];

    /// <summary>Sends a command.</summary>
    /// <exception cref="StellantisApiException">It was not sent; OutcomeUnknown: it may have been, and the service does not list it.</exception>
    public async Task<RemoteAction> SendAsync(RemoteOrder order, CallContext context)
    {
        var sentAt = time.Now;
        try
        {
            var call = order.Call;
            // A channel that was named by its label has its id in the call by then.
            var sent = await client.CreateAsync(call, reader => RemoteAction.Read(reader)
                .Defined(order.VehicleId, call.Argument("chId") ?? order.ChannelId, order.Command.Json), context).ConfigureAwait(false);
            return sent.SentOn(sentAt);
        }
        catch (StellantisApiException failure) when (failure.ErrorId is ErrorIds.OutcomeUnknown or ErrorIds.ServiceUnavailable
            or ErrorIds.RequestTimeout or ErrorIds.InvalidResponse && !context.Cancellation.IsCancellationRequested)
        {
            var lost = RemoteAction.Lost(order.VehicleId, order.ChannelId, order.Command.Json, sentAt);
            // What most likely did not reach the service is not waited for as long.
            var tries = failure.ErrorId == ErrorIds.OutcomeUnknown ? s_pauses.Length : 2;
            try
            {
                return await FindAsync(order, lost, context, tries).ConfigureAwait(false) ?? throw Unknown(failure);
            }
            catch (OperationCanceledException)
            {
                // Whoever stops the search knows as little as before.
                throw Unknown(failure, "The search for it was stopped. Nothing was sent again.");
            }
        }
    }

    /// <summary>Looks for a command whose answer was lost, for a while.</summary>
    /// <returns>The command as the service has it; null when it is not listed, or cannot be told from others.</returns>
    public Task<RemoteAction?> FindAsync(RemoteOrder order, RemoteAction lost, CallContext context) =>
        FindAsync(order, lost, context, s_pauses.Length);

    private async Task<RemoteAction?> FindAsync(RemoteOrder order, RemoteAction lost, CallContext context, int tries)
    {
        // Without a name of its own, and without having looked before, a command of yesterday would be taken for it.
        if (!order.HasOwnLabel && order.Known is null)
            return null;
        foreach (var pause in s_pauses.Take(tries))
        {
            await time.Delay(pause, context.Cancellation).ConfigureAwait(false);
            try
            {
                if (await FindOnceAsync(order, context).ConfigureAwait(false) is { } found)
                    return found.After(lost);
            }
            catch (StellantisApiException)
            {
                // The service may be out of reach for a while, as it was when the answer was lost.
            }
        }
        return null;
    }

    private async Task<RemoteAction?> FindOnceAsync(RemoteOrder order, CallContext context)
    {
        var latest = await order.LatestAsync(client, context).ConfigureAwait(false);
        return latest.FirstOrDefault(remote => IsIt(order, remote));
    }

    private static bool IsIt(RemoteOrder order, RemoteAction remote)
    {
        if (remote.RemoteId is null || order.Known?.Contains(remote.RemoteId) == true)
            return false;
        var sent = JObject.Parse(order.Command.Json);
        return remote.Label == (string?)sent["label"] && (order.HasOwnLabel || remote.Definition is { } definition
            && JToken.DeepEquals(JObject.Parse(definition.ToJson())["action"], sent["action"]));
    }

    private static StellantisApiException Unknown(StellantisApiException failure) => failure.ErrorId != ErrorIds.OutcomeUnknown ? failure
        : Unknown(failure, "The commands of the vehicle were looked through, and it is not among them. Nothing was sent again.");

    private static StellantisApiException Unknown(StellantisApiException failure, string more) =>
        new(ErrorIds.OutcomeUnknown, $"{failure.Message.TrimEnd('.')}. {more}", failure)
        {
            StatusCode = failure.StatusCode,
            ErrorName = failure.ErrorName,
            ServiceMessage = failure.ServiceMessage,
            DebugId = failure.DebugId,
            OperationId = failure.OperationId,
        };
}
