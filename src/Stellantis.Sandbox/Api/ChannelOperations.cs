using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Stellantis.Sandbox.Bodies;
using Stellantis.Server.Http;
using Stellantis.Sandbox.World;

namespace Stellantis.Sandbox.Api;

/// <summary>The notification channels of the account.</summary>
internal static class ChannelOperations
{
    private static readonly string[] s_types = ["Remote", "Monitor"];

    /// <summary>What the sandbox serves of it.</summary>
    public static ServedOperation[] Served =>
    [
        new("getChannels", "GET", "/accounts/channels", [], ["channel", "channel:write"], List),
        new("postChannels", "POST", "/accounts/channels", ["channel:write"], [], Create),
        new("getChannelsById", "GET", "/accounts/channels/{chId}", [], ["channel", "channel:write"], Get),
        new("putChannelsById", "PUT", "/accounts/channels/{chId}", ["channel:write"], [], Replace),
        new("deleteChannelsById", "DELETE", "/accounts/channels/{chId}", ["channel:write"], [], Delete) { HidesErrors = true },
        new("setChannelStatus", "PUT", "/accounts/channels/{chId}/status", ["channel:write"], [], SetStatus),
    ];

    public static HttpResponse List(Call call)
    {
        var types = call.Query.Words("types", s_types);
        var channels = call.World.Subscriptions.Channels.Where(channel => types.Count == 0 || channel.Types.Any(types.Contains)).ToList();
        return Page.Of(call).Answer("channels", channels, (json, channel) => Write(json, call.Links, channel));
    }

    public static HttpResponse Create(Call call)
    {
        var (text, body) = call.ReadBody(ChannelBody.Shape);
        var channel = call.World.Subscriptions.AddChannel(KindOf(body), TypesOf(body), text, call.Now)
            ?? throw new ApiFault(400, $"An account has at most {Subscriptions.MaxChannels} channels.");
        return Reference(200, call.Links, channel);
    }

    public static HttpResponse Get(Call call)
    {
        var channel = Find(call);
        return Call.Answer(200, json => Write(json, call.Links, channel));
    }

    public static HttpResponse Replace(Call call)
    {
        var channel = Find(call);
        var (text, body) = call.ReadBody(ChannelBody.Shape);
        if (KindOf(body) != channel.Kind)
            throw new ApiFault(400, $"channel: a {channel.Kind} channel stays one.");
        return Change(call, found => found with { Types = TypesOf(body), Body = text, UpdatedAt = call.Now });
    }

    public static HttpResponse SetStatus(Call call)
    {
        Find(call);
        var (_, body) = call.ReadBody(StatusBody.Shape);
        return Change(call, found => found with { Status = (string)body["status"]!, UpdatedAt = call.Now });
    }

    public static HttpResponse Delete(Call call)
    {
        var channel = Find(call);
        if (call.World.Remotes.ArePendingOn(channel.Id))
            throw new ApiFault(400, "The channel has pending remotes.");
        return call.World.Subscriptions.RemoveChannel(channel.Id) ? Call.NoContent() : throw new ApiFault(400, "The channel has running monitors.");
    }

    /// <summary>The channel in the path.</summary>
    public static Channel Find(Call call, int argument = 0) =>
        call.World.Subscriptions.FindChannel(call.Arguments[argument]) ?? throw ApiFault.NotFound("channel");

    private static HttpResponse Change(Call call, Func<Channel, Channel> change) =>
        Reference(202, call.Links, call.World.Subscriptions.Change(call.Arguments[0], change) ?? throw ApiFault.NotFound("channel"));

    private static string KindOf(JObject body) => ChannelBody.Kinds.First(kind => body["channel"]![kind] is not null);

    // A channel that does not say for what it is, is for both.
    private static IReadOnlyList<string> TypesOf(JObject body) => body["type"] is null ? s_types : Shapes.TextsOf(body, "type");

    private static void Write(JsonTextWriter json, Links links, Channel channel)
    {
        json.WriteStartObject();
        json.StartObject("_links");
        json.WriteLink("self", To(links, channel));
        json.WriteEndObject();
        json.Write("id", channel.Id);
        json.WriteJson("subscribe", channel.Body);
        json.Write("status", channel.Status);
        json.Write("createdAt", channel.CreatedAt);
        json.Write("updatedAt", channel.UpdatedAt);
        json.WriteEndObject();
    }

    private static HttpResponse Reference(int status, Links links, Channel channel) => Call.Answer(status, json =>
    {
        json.WriteStartObject();
        json.StartObject("_links");
        json.WriteLink("channel", To(links, channel));
        json.WriteEndObject();
        json.Write("channelId", channel.Id);
        json.Write("status", channel.Status);
        json.Write("createdAt", channel.CreatedAt);
        json.Write("updatedAt", channel.UpdatedAt);
        json.WriteEndObject();
    });

    private static string To(Links links, Channel channel) => links.To("/accounts/channels/" + channel.Id);
}
