namespace Stellantis.Sandbox.Deliveries;

/// <summary>The events of one monitor or remote that wait, in their order; the policy for repetitions goes by it.</summary>
internal sealed class Line
{
    /// <summary>From so many on, those that wait are sent as an array.</summary>
    public const int Batch = 100;

    /// <summary>How long it takes until what failed is sent again.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    /// <summary>An event that nobody took for so long is deleted.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromHours(72);

    public List<Parcel> Waiting { get; } = [];

    /// <summary>When it is tried again; null when the last attempt did not fail.</summary>
    public DateTimeOffset? Retry { get; set; }

    /// <summary>Whether an array was tried since the last attempt in its time.</summary>
    public bool HasTriedBatch { get; set; }

    /// <summary>Whether there is still to be sent what waited while attempts failed.</summary>
    public bool HasBacklog { get; set; }

    /// <summary>What goes next when nothing failed: what is due, but what gives way only after the one behind it.</summary>
    public Parcel? Next(DateTimeOffset now)
    {
        for (var i = 0; i < Waiting.Count; i++)
        {
            var parcel = Waiting[i];
            if (parcel.GivesWay && i + 1 < Waiting.Count)
                continue;
            if (parcel.Due <= now)
                return parcel;
        }

        return null;
    }

    /// <summary>It was delivered. What gave way to it goes next.</summary>
    public void Remove(IReadOnlyList<Parcel> delivered)
    {
        Waiting.RemoveAll(delivered.Contains);
        foreach (var parcel in Waiting.Where(parcel => parcel.GivesWay && parcel.Content.Number < delivered[0].Content.Number))
        {
            parcel.GivesWay = false;
            parcel.Due = delivered[0].Due;
        }
    }
}
