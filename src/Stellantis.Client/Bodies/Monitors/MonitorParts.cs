namespace Stellantis.Client.Bodies;

/// <summary>The parts of a monitor, as users give them one by one; null where nothing was given.</summary>
internal sealed class MonitorParts
{
    public object? Label { get; init; }

    /// <summary>Triggers, bound or not, or one dictionary of names and triggers.</summary>
    public object? Triggers { get; init; }

    public string? BoolExp { get; init; }

    public object? Actions { get; init; }

    public bool? OnRefresh { get; init; }

    public object? Attributes { get; init; }

    public object? ChannelAttributes { get; init; }

    public object? ExtendedEventParam { get; init; }

    /// <summary>Seconds or a time span.</summary>
    public object? RefreshEvent { get; init; }

    public bool IsEmpty => this is
    {
        Label: null, Triggers: null, BoolExp: null, Actions: null, OnRefresh: null, Attributes: null, ChannelAttributes: null, ExtendedEventParam: null, RefreshEvent: null,
    };
}
