using Newtonsoft.Json;
using Stellantis.Client.Hal;
using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>A page of what a monitor watches: two arrays of bare strings, where other pages have one of objects.</summary>
[WireObject]
internal sealed partial class MonitorHandlePage : WireObject
{
    [Wire("_embedded.vehicleIds")]
    public IReadOnlyList<string> VehicleIds { get; private set; } = [];

    [Wire("_embedded.groups")]
    public IReadOnlyList<string> Groups { get; private set; } = [];

    [Wire("total")]
    public long? Total { get; private set; }

    [Wire("totalPage")]
    public long? TotalPage { get; private set; }

    [Wire("currentPage")]
    public long? CurrentPage { get; private set; }

    [Wire("_links")]
    public HalLinks Links { get; private set; } = HalLinks.None;

    /// <summary>The page in rows: vehicles, then groups.</summary>
    /// <exception cref="JsonException">Something else stands where the arrays should.</exception>
    public HalPage<MonitorHandle> Rows(string channelId, string monitorId) => new()
    {
        Unknown = [.. Kept.Where(k => !k.Known).Select(Checked)],
        Items =
        [
            .. VehicleIds.Select(id => new MonitorHandle(channelId, monitorId, id, null)),
            .. Groups.Select(group => new MonitorHandle(channelId, monitorId, null, group)),
        ],
        Next = Links["next"],
        Total = Total,
        TotalPage = TotalPage,
        CurrentPage = CurrentPage,
    };

    private static KeyValuePair<string, string> Checked(KeptMember member)
    {
        var path = member.Path.Length == 0 ? member.Name : $"{member.Path}.{member.Name}";
        return path is "_embedded" or "_embedded.vehicleIds" or "_embedded.groups" && !member.IsFormer
            ? throw new JsonReaderException($"its '{path}' is not what a page has there")
            : new(path, member.Json);
    }
}
