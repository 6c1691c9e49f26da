using System.Net.Sockets;
using System.Text;
using Newtonsoft.Json.Linq;
using Stellantis.Client.Auth;
using Stellantis.Client.Bodies;
using Stellantis.Client.Calls;
using Stellantis.Client.Remotes;
using Stellantis.Testing.Raw;
using Xunit;

namespace Stellantis.Client.Tests.Remotes;

/// <summary>The answer to the sending of a command is lost on a real wire, on a new connection and on a kept one.</summary>
public sealed class LostOnTheWireTests
{
    private const string Vehicle = "VR3UHZKXZPT500042";

    private static readonly Loss[] s_losses =
    [
        Loss.NotRead, Loss.ResetBefore, Loss.ResetAfter, Loss.CloseBefore, Loss.CloseAfter, Loss.GatewayBefore, Loss.GatewayAfter, Loss.BadGateway,
        Loss.TimeoutOfProxy, Loss.HalfHead, Loss.CutBody, Loss.CutPieces, Loss.Garbage,
    ];

    public enum Loss
    {
        None, NotRead, ResetBefore, ResetAfter, CloseBefore, CloseAfter, GatewayBefore, GatewayAfter, BadGateway, TimeoutOfProxy, HalfHead, CutBody,
        CutPieces, Garbage,
    }

    public static TheoryData<Loss, bool> Losses
    {
        get
        {
            var losses = new TheoryData<Loss, bool>();
            foreach (var loss in s_losses)
            {
                losses.Add(loss, false);
                losses.Add(loss, true);
            }
            return losses;
        }
    }

    [Theory]
    [MemberData(nameof(Losses))]
    public async Task Of_one_command_there_is_one_request_and_it_is_found_when_it_was_carried_out(Loss loss, bool isKept)
    {
        using var service = new Service(loss, isKept);
        var time = new WatchTime();
        using var client = new StellantisClient(new ClientSettings
        {
            BaseUri = new Uri($"http://{service.Host}/v1/"),
            Authentication = new GatewayAuthentication("id", "secret", "user") { Realm = "B2C" },
            MaxRetry = 4,
            Time = time,
        });
        if (isKept)
            await client.SendAsync(new ApiCall(Operations.GetVehicles), default);
        var order = new RemoteOrder(Vehicle, Vehicle, "ch",
            RemoteCommand.Of("""{"label":"horn 0123456789ab","action":{"horn":{"state":"Activated"}}}"""))
        { HasOwnLabel = true };
        var sending = new RemoteSender(client, time).SendAsync(order, default);
        if (loss is Loss.NotRead or Loss.ResetBefore or Loss.CloseBefore or Loss.GatewayBefore)
        {
            Assert.Equal(ErrorIds.OutcomeUnknown, (await Assert.ThrowsAsync<StellantisApiException>(() => sending)).ErrorId);
            Assert.Empty(service.Remotes);
        }
        else
        {
            Assert.Equal("re-1", (await sending).RemoteId);
            Assert.Single(service.Remotes);
        }
        Assert.Equal(1, service.Posts);
    }

    private sealed class Service : LoopbackServer
    {
        private readonly object _gate = new();
        private readonly bool _isKept;
        private Loss _loss;
        private bool _isWarm;
        private int _posts;

        public Service(Loss loss, bool isKept)
        {
            (_loss, _isKept) = (loss, isKept);
            Open();
        }

        /// <summary>Requests that came to send a command, as far as they were read.</summary>
        public int Posts => Volatile.Read(ref _posts);

        /// <summary>The bodies of the commands that were carried out.</summary>
        public List<string> Remotes { get; } = [];

        protected override async Task ServeAsync(Socket socket)
        {
            using var peer = new RawPeer(socket, End);
            while (!peer.IsOver)
            {
                if (_loss == Loss.NotRead && (_isWarm || !_isKept))
                {
                    // The first byte shows that it is on its way; nobody reads the others.
                    if (await socket.ReceiveAsync(new ArraySegment<byte>(new byte[1]), SocketFlags.None) == 0)
                        return;
                    Interlocked.Increment(ref _posts);
                    _loss = Loss.None;
                    peer.Reset();
                    return;
                }
                if (await peer.ReadAsync() is not { } request)
                    return;
                if (request.Method == "GET")
                    await peer.AnswerAsync(200, List(request));
                else
                    await SendAsync(request, peer);
                _isWarm = true;
            }
        }

        private string List(RawRequest request)
        {
            if (!request.Path.EndsWith("/remotes", StringComparison.Ordinal))
                return "{}";
            lock (_gate)
            {
                var items = Remotes.Select((body, i) => new JObject
                {
                    ["remoteActionId"] = $"re-{i + 1}", ["type"] = "Horn", ["status"] = "Accepted", ["remote"] = JObject.Parse(body),
                });
                return new JObject { ["total"] = Remotes.Count, ["_embedded"] = new JObject { ["remoteActions"] = new JArray(items) } }.ToString();
            }
        }

        private async Task SendAsync(RawRequest request, RawPeer peer)
        {
            var number = Interlocked.Increment(ref _posts);
            if (_loss is not (Loss.ResetBefore or Loss.CloseBefore or Loss.GatewayBefore))
            {
                lock (_gate)
                    Remotes.Add(request.Body);
            }
            var answer = Encoding.UTF8.GetBytes($"{{\"remoteActionId\":\"re-{number}\",\"type\":\"Horn\"}}");
            var whole = RawPeer.Whole(202, answer);
            switch (_loss)
            {
                case Loss.ResetBefore or Loss.ResetAfter:
                    peer.Reset();
                    break;
                case Loss.CloseBefore or Loss.CloseAfter:
                    peer.Close();
                    break;
                case Loss.GatewayBefore or Loss.GatewayAfter:
                    await peer.AnswerAsync(504, "<html>Gateway Time-out</html>");
                    break;
                case Loss.BadGateway:
                    await peer.AnswerAsync(502, "<html>Bad Gateway</html>");
                    break;
                case Loss.TimeoutOfProxy:
                    await peer.AnswerAsync(408, "");
                    break;
                case Loss.HalfHead:
                    await peer.SendAsync(whole.AsMemory(0, 20));
                    peer.Close();
                    break;
                case Loss.CutBody:
                    await peer.SendAsync(whole.AsMemory(0, whole.Length - 10));
                    peer.Close();
                    break;
                case Loss.CutPieces:
                    await peer.SendAsync(RawPeer.Head(202, "Transfer-Encoding: chunked\r\n"));
                    await peer.SendAsync("8\r\n{\"remote\r\n");
                    peer.Close();
                    break;
                case Loss.Garbage:
                    await peer.AnswerAsync(202, "{\"remoteActionId\":");
                    break;
                default:
                    await peer.SendAsync(whole);
                    break;
            }
        }
    }
}
