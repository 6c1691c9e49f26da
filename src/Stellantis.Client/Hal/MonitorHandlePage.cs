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
    public HalPage<MonitorHandle> Rows(string channelId, string monitorId) => new()
    {
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
}
