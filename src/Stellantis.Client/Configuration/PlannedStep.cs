using Newtonsoft.Json.Linq;

namespace Stellantis.Client.Configuration;

/// <summary>One call of a sync, before it is made.</summary>
internal sealed class PlannedStep
{
    public required StepKind Kind { get; init; }

    /// <summary>What the file wants; for what is removed, what the service has.</summary>
    public required ConfigurationItem Item { get; init; }

    /// <summary>What the service has; null for what is created.</summary>
    public ConfigurationItem? Stored { get; init; }

    /// <summary>What is sent of it: all, or for a start without the actions that name what is not created yet.</summary>
    public JObject Definition { get => field ?? Item.Definition; init; }

    public IReadOnlyList<ConfigurationMember> Members { get; init; } = [];

    public string Action => Kind switch
    {
        StepKind.Status => Item.Status == Bodies.StatusChange.Paused ? "Pause" : "Resume",
        _ => Kind.ToString(),
    };

    /// <summary>The same for users.</summary>
    public ConfigurationStep Told(string? id, string outcome) => new(Action, Item, id ?? Stored?.Id, Members, outcome);

    /// <summary>As a sentence without its full stop, for prompts.</summary>
    public string Words
    {
        get
        {
            var name = $"{Item.Noun} '{Item.Label}'{(Stored?.Id is { } id ? $" ({id})" : "")}";
            return Kind switch
            {
                StepKind.Add => $"Create the {name}{(Item.IsMonitor ? $" on the channel '{Item.Channel}'" : "")}",
                StepKind.Remove => $"{(Item.IsMonitor ? "Stop and delete" : "Delete")} the {name}",
                StepKind.Change => $"Change the {name}: {string.Join("; ", Members)}",
                StepKind.Watch => $"Change what the {name} watches: {string.Join("; ", Members)}",
                _ => $"{Action} the {name}",
            };
        }
    }
}
