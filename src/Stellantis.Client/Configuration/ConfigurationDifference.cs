using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>What differs between a configuration and the service, or between two configurations: one channel or monitor.</summary>
public sealed class ConfigurationDifference
{
    internal ConfigurationDifference(string action, Client.Configuration.ConfigurationItem item, string? id, IEnumerable<ConfigurationMember> members)
    {
        Action = action;
        Kind = item.Kind;
        Label = item.Label;
        Channel = item.Channel;
        Id = id;
        Member = ValueList<ConfigurationMember>.Of([.. members])!;
    }

    /// <summary>What a sync would do: Add, Change, Remove, or None.</summary>
    public string Action { get; }

    /// <summary>The same as a mark: <c>+</c>, <c>~</c>, <c>-</c>, or <c>=</c>.</summary>
    public string Mark => Action switch { "Add" => "+", "Change" => "~", "Remove" => "-", _ => "=" };

    /// <summary>Channel or Monitor.</summary>
    public string Kind { get; }

    /// <summary>Its label; where that changes, the one that it is to have.</summary>
    public string Label { get; }

    /// <summary>The label of the channel that a monitor is on; null for a channel.</summary>
    public string? Channel { get; }

    /// <summary>Its id at the service; null for what is not there.</summary>
    public string? Id { get; }

    /// <summary>The members that differ, of what changes.</summary>
    public IReadOnlyList<ConfigurationMember> Member { get; }

    /// <summary>Mark, kind and label, and what differs.</summary>
    public override string ToString() =>
        $"{Mark} {Kind.ToLowerInvariant()} '{Label}'{(Member.Count == 0 ? "" : $": {string.Join("; ", Member)}")}";
}
