namespace Stellantis;

/// <summary>A member of a channel or a monitor that differs. The values of secrets are not shown.</summary>
public sealed class ConfigurationMember
{
    private readonly string _words;

    internal ConfigurationMember(string member, string? before, string? after, string words)
    {
        Member = member;
        Before = before;
        After = after;
        _words = words;
    }

    /// <summary>Which: <c>triggerParam.boolExp</c>, <c>attributes[X-Car].value</c>, <c>status</c>, <c>vehicleIds</c>.</summary>
    public string Member { get; }

    /// <summary>What there is, in words; null for what is added.</summary>
    public string? Before { get; }

    /// <summary>What there is to be, in words; null for what is dropped.</summary>
    public string? After { get; }

    /// <summary>In a few words: <c>status: Running -> Paused</c>.</summary>
    public override string ToString() => _words;
}
