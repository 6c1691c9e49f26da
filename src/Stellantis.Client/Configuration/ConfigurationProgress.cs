using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>How far a sync came that broke off: the target of its error.</summary>
public sealed class ConfigurationProgress
{
    private readonly string _at;

    internal ConfigurationProgress(IEnumerable<ConfigurationStep> done, IEnumerable<ConfigurationStep> left)
    {
        Done = ValueList<ConfigurationStep>.Of([.. done])!;
        Left = ValueList<ConfigurationStep>.Of([.. left])!;
        _at = Left.Count == 0 ? "" : Left[0].Label;
    }

    /// <summary>What is done.</summary>
    public IReadOnlyList<ConfigurationStep> Done { get; }

    /// <summary>What is left, the step first at which it broke off.</summary>
    public IReadOnlyList<ConfigurationStep> Left { get; }

    /// <summary>The label of what it was about when it broke off.</summary>
    public override string ToString() => _at;
}
