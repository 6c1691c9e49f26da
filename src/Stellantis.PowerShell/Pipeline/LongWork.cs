using System.Diagnostics;
using System.Globalization;
using System.Management.Automation;

namespace Stellantis.PowerShell.Pipeline;

/// <summary>The progress of work that takes a while: how much is done, of how much, how fast, and how long it will yet take.</summary>
/// <param name="cmdlet">Writes it; on the pipeline thread only.</param>
/// <param name="activity">What is being done.</param>
/// <param name="things">What is counted, in the plural.</param>
internal sealed class LongWork(Cmdlet cmdlet, string activity, string things)
{
    // Short work needs no bar, and no console takes more than this.
    private const long FirstAfter = 1000;
    private const long Between = 200;

    private static int s_next;

    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private readonly int _id = 0x57E1 + Interlocked.Increment(ref s_next);
    private long _due = FirstAfter;

    /// <summary>Tells how far the work is.</summary>
    /// <param name="done">How much is done.</param>
    /// <param name="total">Of how much; null when that is not known.</param>
    /// <param name="also">What else is to be said; null for nothing.</param>
    public void Tell(long done, long? total, string? also = null)
    {
        var elapsed = _watch.ElapsedMilliseconds;
        if (elapsed < _due)
            return;
        _due = elapsed + Between;
        var rate = done * 1000.0 / elapsed;
        var of = total is null ? "" : string.Format(CultureInfo.InvariantCulture, " of {0}", total);
        var record = new ProgressRecord(_id, activity,
            string.Format(CultureInfo.InvariantCulture, "{0}{1} {2}, {3}", done, of, things,
                also ?? string.Format(CultureInfo.InvariantCulture, "{0:0.#} a second", rate)));
        if (total > 0 && rate > 0)
        {
            record.PercentComplete = (int)Math.Min(100, done * 100 / total.Value);
            record.SecondsRemaining = (int)Math.Min(int.MaxValue, Math.Max(0, total.Value - done) / rate);
        }
        cmdlet.WriteProgress(record);
    }

    /// <summary>Takes the bar away, when there is one.</summary>
    public void Done()
    {
        if (_due > FirstAfter)
            cmdlet.WriteProgress(new ProgressRecord(_id, activity, "Done") { RecordType = ProgressRecordType.Completed });
        _due = long.MaxValue;
    }
}
