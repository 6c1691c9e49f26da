namespace Stellantis.Client.Bodies;

/// <summary>The values that the service documents, for the validator and for completion.</summary>
internal static partial class KnownValues
{
    /// <summary>The days of a week.</summary>
    public static IReadOnlyList<string> Days { get; } = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

    /// <summary>How often a time entry comes back.</summary>
    public static IReadOnlyList<string> Recurrences { get; } = ["None", "Daily"];

    /// <summary>Entering a zone, leaving it.</summary>
    public static IReadOnlyList<string> Transitions { get; } = ["In", "Out"];

    /// <summary>The settings that a monitor can watch.</summary>
    public static IReadOnlyList<string> SettingTypes { get; } = ["DigitalKey", "LastMileNavigation"];

    /// <summary>The kinds of actions of a monitor.</summary>
    public static IReadOnlyList<string> ActionTypes { get; } = ["Notify", "Remote", "Monitor"];

    /// <summary>What an action can do to a monitor.</summary>
    public static IReadOnlyList<string> ChangeTypes { get; } = ["Pause", "Resume", "Delete"];
}
