using System.Management.Automation;

namespace Stellantis.PowerShell.Pipeline;

/// <summary>Counts what was written of the collections of one command, and tells at its end what was not.</summary>
/// <param name="cmdlet">Writes.</param>
/// <param name="command">Its name, for warnings.</param>
/// <param name="all">True when everything was asked for.</param>
/// <param name="work">Shows how far one long collection is; null for no bar.</param>
/// <param name="first">The number of items that were asked for; 0 for all.</param>
internal sealed class PageTally(Cmdlet cmdlet, string command, bool all, LongWork? work, int first) : IPageOwner
{
    private int _cut;
    private long _shown;
    private long? _total = 0;

    public void PageWritten(IPageCount count) => work?.Tell(count.Read, first > 0 ? Math.Min(first, count.Total ?? first) : count.Total);

    public void Ended(IPageCount count)
    {
        work?.Done();
        if (all || !count.HasMore || first > 0)
            return;
        _cut++;
        _shown += count.Written;
        _total += count.Total;
    }

    public void NoData(StellantisApiException said) => cmdlet.WriteVerbose($"{said.Message} That is no data, not an error.");

    /// <summary>Warns of what was not written.</summary>
    public void Warn()
    {
        if (_cut == 0)
            return;
        var shown = _total is { } total ? $"{_shown} of {total}" : $"{_shown}, and there are more";
        cmdlet.WriteWarning(_cut == 1
            ? $"{command} wrote the first page only: {shown}. Use -All for all of them, or -First <number>."
            : $"{command} wrote the first page only of each of {_cut} lists: {shown}. Use -All for all of them, or -First <number>.");
    }
}
