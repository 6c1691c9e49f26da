using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Stellantis.Sandbox.Bodies;
using Stellantis.Server.Http;
using Stellantis.Sandbox.Tokens;
using Stellantis.Sandbox.World;

namespace Stellantis.Sandbox.Api;

/// <summary>The remote commands that were sent to a vehicle on a channel.</summary>
internal static class RemoteOperations
{
    /// <summary>What the sandbox serves of it.</summary>
    public static ServedOperation[] Served =>
    [
        new("getVehicleRemotes", "GET", "/accounts/vehicles/{id}/channels/{chId}/remotes", [], Scopes.RemoteRead, List) { IsPaged = true },
        new("sendVehicleRemotes", "POST", "/accounts/vehicles/{id}/channels/{chId}/remotes", [], Scopes.RemoteWrite, Send),
        new("getVehicleRemoteById", "GET", "/accounts/vehicles/{id}/channels/{chId}/remotes/{rid}", [], Scopes.RemoteRead, Get),
    ];

    public static HttpResponse List(Call call)
    {
        var vehicle = call.Vehicle;
        var page = Page.Of(call);
        var remotes = call.World.Remotes.Of(vehicle, ChannelOperations.Find(call, 1).Id).Where(remote => remote.SentAt <= page.AsOf).ToList();
        return page.Answer("remoteActions", remotes, (json, remote) =>
        {
            json.WriteStartObject();
            WriteMembers(json, call, remote);
            json.WriteEndObject();
        });
    }

    public static HttpResponse Get(Call call)
    {
        var remotes = call.World.Remotes.Of(call.Vehicle, ChannelOperations.Find(call, 1).Id);
        var remote = remotes.FirstOrDefault(remote => remote.Id == call.Arguments[2]) ?? throw ApiFault.NotFound("remote");
        return Call.AnswerObject(200, json => WriteMembers(json, call, remote));
    }

    public static HttpResponse Send(Call call)
    {
        var vehicle = call.Vehicle;
        var channel = ChannelOperations.Find(call, 1);
        var (text, body) = call.ReadBody(RemoteBody.Shape);
        var action = ((JObject)body["action"]!).Properties().First();
        if (RemoteKind.All.FirstOrDefault(kind => kind.Action == action.Name) is not { } kind
            || !CapabilityOperations.ActionsOf(call, vehicle).Contains(kind.Action))
            throw new ApiFault(501, $"The vehicle does not take {action.Name}.");

        var remote = call.World.Remotes.Send(vehicle, channel.Id, TypeOf(kind, action), text, action, IsAllowed(call.Scope, kind), call.Now);
        return Call.AnswerObject(202, json =>
        {
            WriteLinks(json, call.Links, remote, "remote");
            json.Write("remoteActionId", remote.Id);
            json.Write("type", remote.Type);
        });
    }

    /// <summary>What the API calls a remote.</summary>
    public static string TypeOf(RemoteKind kind, JProperty action) =>
        kind.Action == "tan" ? $"{kind.Type}.{((JObject)action.Value).Properties().First().Name}" : kind.Type;

    // The contract spells the scope for waking up in two ways.
    private static bool IsAllowed(ScopeHeader scope, RemoteKind kind) =>
        kind.Scope is null || scope.Grants(kind.Scope) || (kind.Action == "wakeup" && scope.Grants("remote:wakeUp:write"));

    private static void WriteMembers(JsonTextWriter json, Call call, Remote remote)
    {
        WriteLinks(json, call.Links, remote, "self");
        json.Write("remoteActionId", remote.Id);
        json.Write("type", remote.Type);
        json.WriteJson("remote", remote.Body);
        json.Write("status", remote.StatusAt(call.Now));
        if (remote.Outcome?.Cause is { } cause)
            json.Write("failureCause", cause);
    }

    private static void WriteLinks(JsonTextWriter json, Links links, Remote remote, string own)
    {
        var channel = "/channels/" + remote.ChannelId;
        json.StartObject("_links");
        json.WriteLink("channel", links.To("/accounts" + channel));
        json.WriteLink(own, links.To($"/accounts/vehicles/{remote.Vehicle.Vin}{channel}/remotes/{remote.Id}"));
        json.WriteEndObject();
    }
}
