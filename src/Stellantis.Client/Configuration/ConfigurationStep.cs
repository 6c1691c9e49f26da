using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>One thing that a sync does at the service, or has done.</summary>
public sealed class ConfigurationStep
{
    internal ConfigurationStep(
        string action, Client.Configuration.ConfigurationItem item, string? id, IEnumerable<ConfigurationMember> members, string outcome)
    {
        Action = action;
        Kind = item.Kind;
        Label = item.Label;
        Channel = item.Channel;
        Id = id;
        Member = ValueList<ConfigurationMember>.Of([.. members])!;
        Outcome = outcome;
    }

    /// <summary>Add, Change, Remove, Pause, Resume, or Watch: which vehicles a monitor watches.</summary>
    public string Action { get; }

    /// <summary>Channel or Monitor.</summary>
    public string Kind { get; }

    /// <summary>Its label.</summary>
    public string Label { get; }

    /// <summary>The label of the channel that a monitor is on; null for a channel.</summary>
    public string? Channel { get; }

    /// <summary>Its id at the service; null for what is not there yet.</summary>
    public string? Id { get; }

    /// <summary>The members that it changes.</summary>
    public IReadOnlyList<ConfigurationMember> Member { get; }

    /// <summary>Done; Planned under -WhatIf and for what is left; Skipped when it was not wanted, or needs something that was not.</summary>
    public string Outcome { get; }

    /// <summary>Action, kind and label, and what changes.</summary>
    public override string ToString() =>
        $"{Action} {Kind.ToLowerInvariant()} '{Label}'{(Member.Count == 0 ? "" : $": {string.Join("; ", Member)}")}";
}
