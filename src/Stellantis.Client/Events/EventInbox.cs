using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Stellantis.Client.Events;

/// <summary>
/// Keeps the events that were delivered until somebody takes them; with a spool also beyond the end of the process. What comes once more is left out:
/// the service sends again what it does not know to be received.
/// </summary>
internal sealed class EventInbox : IDisposable
{
    // As many as are sure to lie between a message and its repetition; 16 bytes each.
    private const int MostKnown = 100_000;

    // The last states of commands, for those who begin to wait when the event is there already.
    private const int MostStates = 1_000;

    private const int MostText = 64 * 1024 * 1024;

    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly object _gate = new();
    private readonly ConcurrentQueue<Delivery> _waiting = new();
    private readonly LinkedList<Kept> _queue = new();
    private readonly HashSet<(ulong, ulong)> _known = [];
    private readonly Queue<(ulong, ulong)> _order = new();
    private readonly Dictionary<string, Event> _states = [];
    private readonly Queue<string> _stateOrder = new();
    private readonly HashSet<string> _channels = new(StringComparer.Ordinal);
    private readonly HashSet<(Uri Service, string ChannelId)> _made = [];
    private readonly int _capacity;
    private readonly EventSpool? _spool;
    private TaskCompletionSource<bool> _changed = NewSignal();
    private long _text;
    private long _numbers;
    private bool _isClosed;
    private bool _isReleased;

    /// <param name="capacity">How many events are kept at most.</param>
    /// <param name="spool">Where they are kept on disk too; null for nowhere.</param>
    public EventInbox(int capacity, EventSpool? spool = null)
    {
        _capacity = capacity;
        _spool = spool;
        foreach (var kept in spool?.Load() ?? [])
        {
            foreach (var message in EventReader.Read(kept.Text, kept.Outside).Where(message => message.Event is not null))
                Keep(message, kept.Number, Key(message));
        }
    }

    /// <summary>An event has come that had not come before; on the thread that brought it.</summary>
    public event Action<Event>? Arrived;

    /// <summary>The events that were kept since the start.</summary>
    public long Received { get; private set; }

    /// <summary>Those that had come before, and were left out.</summary>
    public long Duplicates { get; private set; }

    /// <summary>The messages that were no events.</summary>
    public long Refused { get; private set; }

    /// <summary>How often there was no room.</summary>
    public long Full { get; private set; }

    /// <summary>The events that nobody has taken yet.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
                return _queue.Count;
        }
    }

    /// <summary>False once nothing more will come.</summary>
    public bool IsOpen => !_isClosed;

    /// <summary>Keeps what was delivered: all of it, or nothing when there is no room.</summary>
    /// <remarks>Whoever comes first keeps what has come meanwhile too: with a spool one write serves all who wait for the one before.</remarks>
    public InboxResult Put(byte[] body, IReadOnlyList<KeyValuePair<string, string>> outside)
    {
        var pairs = EventVariables.Among(outside);
        var messages = Read(body, pairs);
        var delivery = new Delivery(
            [.. messages.Where(message => message.Event is not null).Select(message => new Item(message, Key(message)))], messages.Count, pairs);
        _waiting.Enqueue(delivery);
        lock (_gate)
        {
            if (delivery.Result is null)
                KeepWaiting();
        }
        foreach (var item in delivery.Fresh)
            Arrived?.Invoke(item.Message.Event!);
        return delivery.Result ?? NoRoom;
    }

    /// <summary>Takes the oldest event that is wanted; null when there is none. <see cref="Done"/> follows when it was handed on.</summary>
    public Kept? Take(Func<Event, bool> isWanted)
    {
        lock (_gate)
        {
            // What is in the spool comes with the next start.
            if (_isClosed && _spool is not null)
                return null;
            for (var node = _queue.First; node is not null; node = node.Next)
            {
                if (!isWanted(node.Value.Event))
                    continue;
                _queue.Remove(node);
                _text -= node.Value.Length;
                return node.Value;
            }
            return null;
        }
    }

    /// <summary>Gives back what was taken and not handed on.</summary>
    public void PutBack(Kept taken)
    {
        lock (_gate)
        {
            _queue.AddFirst(taken);
            _text += taken.Length;
            Signal();
        }
    }

    /// <summary>An event that was taken has been handed on: it need not survive the process any more.</summary>
    public void Done(Kept taken)
    {
        lock (_gate)
        {
            if (!_isReleased)
                _spool?.Taken(taken.Number);
        }
    }

    /// <summary>Ends when an event comes, or when nothing more will come.</summary>
    public Task ChangeAsync()
    {
        lock (_gate)
        {
            if (_isClosed)
                return Task.CompletedTask;
            if (_changed.Task.IsCompleted)
                _changed = NewSignal();
            return _changed.Task;
        }
    }

    /// <summary>The last that was heard of a command; null when nothing was.</summary>
    public Event? LastOf(string remoteId)
    {
        lock (_gate)
            return _states.TryGetValue(remoteId, out var last) ? last : null;
    }

    /// <summary>Tells that the events of a channel of a service come here.</summary>
    public void Serve(Uri service, string channelId)
    {
        lock (_gate)
            _made.Add((service, channelId));
    }

    /// <summary>
    /// True for a channel whose events come here: one that was made for that, or of which some have come. Ids are those of a service: of two
    /// sandboxes a channel each may have the same.
    /// </summary>
    public bool Serves(Uri service, string? channelId)
    {
        lock (_gate)
        {
            return !_isClosed && channelId is not null && (_made.Contains((service, channelId))
                || _channels.Contains(channelId) && !_made.Any(made => made.ChannelId == channelId));
        }
    }

    /// <summary>
    /// False where all that comes here is another service's, as far as channels were made for this inbox: ids of commands are those of a service too.
    /// </summary>
    public bool MayServe(Uri service)
    {
        lock (_gate)
            return _made.Count == 0 || _made.Any(made => made.Service == service);
    }

    /// <summary>Takes nothing more; what is kept can still be taken.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _isClosed = true;
            Signal();
        }
    }

    /// <summary>Lets go of the spool; what nobody has taken stays in it.</summary>
    public void Release()
    {
        lock (_gate)
        {
            _isReleased = true;
            _spool?.Dispose();
        }
    }

    /// <summary>Who holds it lets deliveries wait.</summary>
    internal object Gate => _gate;

    /// <summary>The deliveries that wait for their turn.</summary>
    internal int Waiting => _waiting.Count;

    private static InboxResult NoRoom => new(0, 0, 0, IsFull: true);

    private static TaskCompletionSource<bool> NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static IReadOnlyList<EventMessage> Read(byte[] body, IReadOnlyList<KeyValuePair<string, string>> outside)
    {
        try
        {
            return EventReader.Read(s_strict.GetString(body), outside);
        }
        catch (ArgumentException)
        {
            return [new EventMessage(null, "It is not UTF-8.", "")];
        }
    }

    // The same message: the same text, about the same vehicle. Its time is in the text.
    private static (ulong, ulong) Key(EventMessage message)
    {
        using var hash = SHA256.Create();
        var told = message.Event!;
        var bytes = hash.ComputeHash(Encoding.UTF8.GetBytes(string.Join("\n", told.VehicleId, told.ChannelId, told.ChannelLabel, told.MonitorLabel,
            told.RemoteLabel, message.Text.Replace('\r', ' ').Replace('\n', ' '))));
        return (BitConverter.ToUInt64(bytes, 0), BitConverter.ToUInt64(bytes, 8));
    }

    // In the order in which they came. One that repeats what another of them brings is kept with that, or not at all.
    private void KeepWaiting()
    {
        var deliveries = new List<Delivery>();
        var fresh = new List<SpooledEvent>();
        var coming = new HashSet<(ulong, ulong)>();
        var (number, text) = (_numbers = Math.Max(_numbers, _spool?.Last ?? 0), _text);
        while (_waiting.TryDequeue(out var delivery))
        {
            deliveries.Add(delivery);
            delivery.Depends = delivery.Items.Any(item => !_known.Contains(item.Key));
            var here = new HashSet<(ulong, ulong)>();
            var found = delivery.Items.Where(item => !_known.Contains(item.Key) && !coming.Contains(item.Key) && here.Add(item.Key)).ToArray();
            // What is larger than the whole inbox is taken when it is empty: it would never find room.
            var count = _queue.Count + fresh.Count;
            if (_isClosed || found.Length > 0 && count > 0 && (count + found.Length > _capacity || text > MostText))
            {
                delivery.Result = NoRoom;
                continue;
            }
            delivery.Fresh = found;
            coming.UnionWith(here);
            foreach (var item in found)
            {
                fresh.Add(new SpooledEvent(++number, delivery.Outside, item.Message.Text));
                text += item.Message.Text.Length;
            }
        }
        var isKept = Spool(fresh);
        foreach (var delivery in deliveries)
            Answer(delivery, isKept);
    }

    private void Answer(Delivery delivery, bool isKept)
    {
        if (delivery.Result is null && delivery.Depends && !isKept)
            delivery.Result = NoRoom;
        if (delivery.Result is not null)
        {
            delivery.Fresh = [];
            Full++;
            return;
        }
        foreach (var item in delivery.Fresh)
        {
            Keep(item.Message, ++_numbers, item.Key);
            Remember(item.Message.Event!);
        }
        var repeated = delivery.Items.Length - delivery.Fresh.Length;
        var refused = delivery.Messages - delivery.Items.Length;
        delivery.Result = new InboxResult(delivery.Fresh.Length, repeated, refused);
        Received += delivery.Fresh.Length;
        Duplicates += repeated;
        Refused += refused;
        if (delivery.Fresh.Length > 0)
            Signal();
    }

    private bool Spool(List<SpooledEvent> fresh)
    {
        if (_spool is null || fresh.Count == 0)
            return true;
        try
        {
            _spool.Append(fresh);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The disk is full, or gone: the service keeps it, and sends it again.
            return false;
        }
    }

    private void Keep(EventMessage message, long number, (ulong, ulong) key)
    {
        _queue.AddLast(new Kept(message.Event!, number, message.Text.Length));
        _text += message.Text.Length;
        _numbers = Math.Max(_numbers, number);
        if (!_known.Add(key))
            return;
        _order.Enqueue(key);
        if (_order.Count > MostKnown)
            _known.Remove(_order.Dequeue());
    }

    private void Remember(Event told)
    {
        if (told.ChannelId is { } channel && _channels.Count < MostStates)
            _channels.Add(channel);
        if (told.RemoteId is not { } remote)
            return;
        if (!_states.ContainsKey(remote))
            _stateOrder.Enqueue(remote);
        // A late message does not make a command that has ended go on.
        if (!_states.TryGetValue(remote, out var before) || !before.IsFinal)
            _states[remote] = told;
        if (_stateOrder.Count > MostStates)
            _states.Remove(_stateOrder.Dequeue());
    }

    private void Signal() => _changed.TrySetResult(true);

    private sealed record Item(EventMessage Message, (ulong, ulong) Key);

    /// <summary>What one request brought, and what became of it.</summary>
    private sealed class Delivery(Item[] items, int messages, IReadOnlyList<KeyValuePair<string, string>> outside)
    {
        public Item[] Items { get; } = items;

        public int Messages { get; } = messages;

        public IReadOnlyList<KeyValuePair<string, string>> Outside { get; } = outside;

        /// <summary>What of it had not come before.</summary>
        public Item[] Fresh { get; set; } = [];

        /// <summary>True when it must not be answered before what is written now is kept.</summary>
        public bool Depends { get; set; }

        public InboxResult? Result { get; set; }
    }

    /// <summary>An event that is kept.</summary>
    internal sealed record Kept(Event Event, long Number, int Length);
}
