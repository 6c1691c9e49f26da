using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Stellantis.Client.Events;
using Xunit;

namespace Stellantis.Client.Tests.Events;

/// <summary>What was delivered is kept once, in its order, until it is taken; with a spool also when the process ends.</summary>
public sealed class EventInboxTests : IDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), "events-" + Guid.NewGuid().ToString("N"));

    public void Dispose()
    {
        if (Directory.Exists(_folder))
            Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void What_comes_once_more_is_left_out_and_counted()
    {
        using var inbox = new EventInbox(10);
        Assert.Equal(new InboxResult(1, 0, 0), Put(inbox, One(1)));
        Assert.Equal(new InboxResult(0, 1, 0), Put(inbox, One(1)));
        Assert.Equal(new InboxResult(1, 2, 1), Put(inbox, $"[{One(1)},{One(2)},{One(2)},{{}}]"));
        Assert.Equal((2, 3, 1, 2), (inbox.Received, inbox.Duplicates, inbox.Refused, inbox.Count));
    }

    [Fact]
    public void The_same_message_about_another_vehicle_is_another_one()
    {
        using var inbox = new EventInbox(10);
        foreach (var vin in (string[])["VR3A0000000000001", "VR3A0000000000002"])
        {
            // The service gives each request an id of its own, which tells nothing.
            Put(inbox, One(1), new("X-Vin", vin), new("x-request-id", Guid.NewGuid().ToString()));
            Put(inbox, One(1), new("X-Vin", vin), new("x-request-id", Guid.NewGuid().ToString()));
        }
        Assert.Equal((2, 2), (inbox.Received, inbox.Duplicates));
        Assert.Equal(["VR3A0000000000001", "VR3A0000000000002"], TakeAll(inbox).Select(told => told.VehicleId));
    }

    [Fact]
    public void When_it_is_full_nothing_of_a_batch_is_kept_and_all_of_it_comes_again()
    {
        using var inbox = new EventInbox(3);
        Put(inbox, $"[{One(1)},{One(2)}]");
        Assert.Equal(new InboxResult(0, 0, 0, IsFull: true), Put(inbox, $"[{One(3)},{One(4)}]"));
        Assert.Equal((2, 1), (inbox.Count, inbox.Full));
        Assert.Equal(["m-1", "m-2"], TakeAll(inbox).Select(told => told.MonitorId));
        Assert.Equal(new InboxResult(2, 0, 0), Put(inbox, $"[{One(3)},{One(4)}]"));
    }

    [Fact]
    public void A_duplicate_is_answered_also_when_it_is_full()
    {
        using var inbox = new EventInbox(1);
        Put(inbox, One(1));
        Assert.Equal(new InboxResult(0, 1, 0), Put(inbox, One(1)));
    }

    [Fact]
    public void A_batch_that_would_never_fit_is_taken_when_there_is_nothing_else()
    {
        using var inbox = new EventInbox(1);
        Assert.Equal(3, Put(inbox, $"[{One(1)},{One(2)},{One(3)}]").Received);
    }

    [Fact]
    public void What_is_no_text_is_refused()
    {
        using var inbox = new EventInbox(1);
        Assert.Equal(new InboxResult(0, 0, 1), inbox.Put([0xFF, 0xFE, 0x7B], []));
    }

    [Fact]
    public void What_is_not_wanted_stays_for_others()
    {
        using var inbox = new EventInbox(10);
        Put(inbox, $"[{One(1)},{One(2)},{One(3)}]");
        Assert.Equal("m-2", inbox.Take(told => told.MonitorId == "m-2")!.Event.MonitorId);
        var put = inbox.Take(_ => true)!;
        inbox.PutBack(put);
        Assert.Equal(["m-1", "m-3"], TakeAll(inbox).Select(told => told.MonitorId));
    }

    [Fact]
    public void The_end_of_a_command_is_not_forgotten_for_a_message_that_comes_late()
    {
        using var inbox = new EventInbox(10);
        Put(inbox, Remote("r-1", "Success"));
        Put(inbox, Remote("r-1", "SentToVehicle"));
        Assert.Equal("Success", inbox.LastOf("r-1")?.Status);
        Assert.Null(inbox.LastOf("r-2"));
        var (here, there) = (new Uri("http://127.0.0.1:1/"), new Uri("http://127.0.0.1:2/"));
        Assert.True(inbox.Serves(here, "ch-1"));
        Assert.False(inbox.Serves(here, "ch-2"));
        // Where it is known whose channel it is, another service has none of that id.
        inbox.Serve(there, "ch-1");
        Assert.True(inbox.Serves(there, "ch-1"));
        Assert.False(inbox.Serves(here, "ch-1"));
    }

    [Fact]
    public async Task Whoever_waits_hears_of_what_comes_and_of_the_end()
    {
        var inbox = new EventInbox(10);
        var change = inbox.ChangeAsync();
        Assert.False(change.IsCompleted);
        Put(inbox, One(1));
        await change;
        change = inbox.ChangeAsync();
        inbox.Dispose();
        await change;
        Assert.True(Put(inbox, One(2)).IsFull);
        Assert.Single(TakeAll(inbox));
    }

    [Fact]
    public async Task Many_who_bring_and_many_who_take_lose_nothing_and_have_nothing_twice()
    {
        using var inbox = new EventInbox(50);
        var taken = new ConcurrentBag<string>();
        var bringing = Enumerable.Range(0, 4).Select(who => Task.Run(async () =>
        {
            for (var i = 0; i < 500; i++)
            {
                var body = i % 3 == 0 ? $"[{One(who * 1000 + i)},{One(who * 1000 + i)}]" : One(who * 1000 + i);
                while (Put(inbox, body).IsFull)
                    await Task.Yield();
            }
        })).ToList();
        using var done = new CancellationTokenSource();
        var taking = Enumerable.Range(0, 3).Select(_ => Task.Run(async () =>
        {
            while (true)
            {
                var change = inbox.ChangeAsync();
                if (inbox.Take(_ => true) is { } kept)
                    taken.Add(kept.Event.MonitorId!);
                else if (done.IsCancellationRequested)
                    return;
                else
                    await change;
            }
        })).ToList();
        await Task.WhenAll(bringing);
        await done.CancelAsync();
        inbox.Dispose();
        await Task.WhenAll(taking);
        var expected = Enumerable.Range(0, 4).SelectMany(who => Enumerable.Range(0, 500).Select(i => $"m-{who * 1000 + i}"));
        Assert.Equal(expected.Order(StringComparer.Ordinal), taken.Order(StringComparer.Ordinal));
        Assert.Equal((2000, 4 * 167), (inbox.Received, inbox.Duplicates));
    }

    [Fact]
    public void What_was_kept_is_there_after_the_process_was_killed_and_what_was_taken_is_not()
    {
        var inbox = Spooled(_folder);
        for (var i = 1; i <= 20; i++)
            Put(inbox, One(i).Replace("{", "{\n ", StringComparison.Ordinal), new KeyValuePair<string, string>("X-Vin", "VR3A0000000000001"));
        for (var i = 1; i <= 5; i++)
            inbox.Done(inbox.Take(told => told.MonitorId == $"m-{i * 3}")!);
        // Taken, and not handed on when the process ends.
        inbox.Take(_ => true);
        var again = Spooled(Copy());
        Assert.Equal(Enumerable.Range(1, 20).Where(i => i % 3 != 0 || i > 15).Select(i => $"m-{i}"),
            TakeAll(again, told => Assert.Equal("VR3A0000000000001", told.VehicleId)).Select(told => told.MonitorId));
        Assert.Equal(new InboxResult(0, 1, 0), Put(again, One(20).Replace("{", "{\n ", StringComparison.Ordinal),
            new KeyValuePair<string, string>("X-Vin", "VR3A0000000000001")));
        inbox.Release();
        again.Release();
    }

    [Fact]
    public void A_line_that_was_cut_off_is_left_out_and_the_others_are_there()
    {
        var inbox = Spooled(_folder);
        for (var i = 1; i <= 3; i++)
            Put(inbox, One(i));
        inbox.Release();
        var file = Assert.Single(Directory.GetFiles(_folder, "*.jsonl"));
        File.WriteAllText(file, File.ReadAllText(file)[..^30]);
        using (var spool = new EventSpool(_folder))
        {
            Assert.Equal(2, spool.Load().Count);
            Assert.Equal(0, spool.Unreadable);
        }
        File.WriteAllText(file, "nonsense\n" + File.ReadAllText(file));
        using (var spool = new EventSpool(_folder))
        {
            Assert.Equal(2, spool.Load().Count);
            Assert.Equal(1, spool.Unreadable);
        }
    }

    [Fact]
    public void When_all_is_taken_the_folder_is_as_good_as_empty()
    {
        var inbox = Spooled(_folder);
        for (var round = 0; round < 3; round++)
        {
            for (var i = 1; i <= 50; i++)
                Put(inbox, One(round * 100 + i));
            while (inbox.Take(_ => true) is { } kept)
                inbox.Done(kept);
            Assert.Empty(Directory.GetFiles(_folder, "*.jsonl"));
            Assert.Equal(0, new FileInfo(Path.Combine(_folder, "taken")).Length);
        }
        inbox.Release();
    }

    [Fact]
    public void Files_whose_events_were_all_taken_go_while_later_ones_stay()
    {
        var inbox = Spooled(_folder, 100_000);
        var filler = new string('x', 10_000);
        for (var i = 1; i <= 1000; i++)
            Put(inbox, One(i).Replace("\"29\"", $"\"{filler}\"", StringComparison.Ordinal));
        var files = Directory.GetFiles(_folder, "*.jsonl").Length;
        Assert.InRange(files, 3, 5);
        for (var i = 1; i <= 900; i++)
            inbox.Done(inbox.Take(_ => true)!);
        Assert.Single(Directory.GetFiles(_folder, "*.jsonl"));
        // What is known of those that are gone is forgotten with them.
        Assert.InRange(new FileInfo(Path.Combine(_folder, "taken")).Length, 8, 8 * 500);
        inbox.Release();
        var again = Spooled(_folder, 100_000);
        Assert.Equal(Enumerable.Range(901, 100).Select(i => $"m-{i}"), TakeAll(again).Select(told => told.MonitorId));
        again.Release();
    }

    [Fact]
    public void Two_do_not_use_one_folder()
    {
        using var spool = new EventSpool(_folder);
        Assert.Throws<IOException>(() => new EventSpool(_folder));
    }

    [Fact]
    public void When_the_disk_takes_nothing_the_service_is_asked_to_send_again()
    {
        var inbox = Spooled(_folder);
        // A folder in the place of the next file.
        Directory.Delete(_folder, recursive: true);
        Assert.True(Put(inbox, One(1)).IsFull);
        Directory.CreateDirectory(_folder);
        Assert.Equal(new InboxResult(1, 0, 0), Put(inbox, One(1)));
        inbox.Release();
    }

    [Fact]
    public void What_comes_together_is_written_together_and_each_is_kept_when_it_is_answered()
    {
        var spool = new EventSpool(_folder);
        var inbox = new EventInbox(1000, spool);
        Put(inbox, One(0));
        var missing = new ConcurrentBag<int>();
        // Of each, another says the same.
        var results = WhileHeld(inbox, 40, i =>
        {
            var result = Put(inbox, One(1 + (i / 2)));
            using var file = new FileStream(Directory.GetFiles(_folder, "*.jsonl").Single(), FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            if (!new StreamReader(file).ReadToEnd().Contains($"m-{1 + (i / 2)}\\\"", StringComparison.Ordinal))
                missing.Add(i);
            return result;
        });
        Assert.Empty(missing);
        Assert.Equal(20, results.Count(result => result == new InboxResult(1, 0, 0)));
        Assert.Equal(20, results.Count(result => result == new InboxResult(0, 1, 0)));
        Assert.Equal((21L, 20L, 2), (inbox.Received, inbox.Duplicates, spool.Writes));
        inbox.Release();
        var again = Spooled(_folder, 1000);
        Assert.Equal(Enumerable.Range(0, 21).Select(i => $"m-{i}").Order(), TakeAll(again).Select(told => told.MonitorId).Order());
        again.Release();
    }

    [Fact]
    public void What_repeats_an_event_that_could_not_be_written_is_not_answered_as_if_it_were_kept()
    {
        var inbox = Spooled(_folder);
        Directory.Delete(_folder, recursive: true);
        Assert.All(WhileHeld(inbox, 10, i => Put(inbox, One(i / 5))), result => Assert.True(result.IsFull));
        Assert.Equal((0L, 0L, 10L), (inbox.Received, inbox.Duplicates, inbox.Full));
        Directory.CreateDirectory(_folder);
        Assert.Equal(new InboxResult(1, 0, 0), Put(inbox, One(0)));
        inbox.Release();
    }

    [Fact]
    public void Room_is_counted_for_all_that_come_together()
    {
        var inbox = new EventInbox(5);
        var results = WhileHeld(inbox, 8, i => Put(inbox, One(i)));
        Assert.Equal((5, 3), (results.Count(result => result.Received == 1), results.Count(result => result.IsFull)));
        Assert.Equal((5, 3L), (inbox.Count, inbox.Full));
    }

    [Fact]
    public void After_its_end_what_is_in_the_spool_comes_with_the_next_start()
    {
        var inbox = Spooled(_folder);
        Put(inbox, One(1));
        inbox.Dispose();
        inbox.Release();
        Assert.Null(inbox.Take(_ => true));
        var again = Spooled(_folder);
        Assert.Equal("m-1", Assert.Single(TakeAll(again)).MonitorId);
        again.Release();
    }

    // Deliveries that come while the inbox is held, as it is while others are written.
    private static InboxResult[] WhileHeld(EventInbox inbox, int count, Func<int, InboxResult> put)
    {
        var results = new InboxResult[count];
        var threads = Enumerable.Range(0, count).Select(i => new Thread(() => results[i] = put(i))).ToArray();
        lock (inbox.Gate)
        {
            foreach (var thread in threads)
                thread.Start();
            while (inbox.Waiting < count)
                Thread.Yield();
        }
        foreach (var thread in threads)
            thread.Join();
        return results;
    }

    private static EventInbox Spooled(string folder, int capacity = 100) => new(capacity, new EventSpool(folder));

    private string Copy()
    {
        var copy = Path.Combine(_folder, "copy");
        Directory.CreateDirectory(copy);
        foreach (var file in Directory.GetFiles(_folder).Where(file => Path.GetFileName(file) != "in-use"))
        {
            using var from = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var to = File.Create(Path.Combine(copy, Path.GetFileName(file)));
            from.CopyTo(to);
        }
        return copy;
    }

    private static InboxResult Put(EventInbox inbox, string body, params KeyValuePair<string, string>[] outside) =>
        inbox.Put(Encoding.UTF8.GetBytes(body), outside);

    private static List<Event> TakeAll(EventInbox inbox, Action<Event>? check = null)
    {
        var all = new List<Event>();
        while (inbox.Take(_ => true) is { } kept)
        {
            check?.Invoke(kept.Event);
            all.Add(kept.Event);
            inbox.Done(kept);
        }
        return all;
    }

    private static string One(int i) => $$$$"""
        {"channelId":"ch-1","date":"2026-05-01T06:00:00Z","type":"Monitor",
        "monitorEvent":{"monitorId":"m-{{{{i.ToString(CultureInfo.InvariantCulture)}}}}",
        "data":{"values":[{"data":"vehicle.energy.electric.level","value":"29"}]}}}
        """;

    private static string Remote(string id, string status) => $$$$"""
        {"channelId":"ch-1","type":"Remote","remoteEvent":{"remoteActionId":"{{{{id}}}}","remoteType":"Doors","eventStatus":{"type":"Pending",
        "status":"{{{{status}}}}"}}}
        """;
}
