using Stellantis.Client.Json;

namespace Stellantis.Client.Backtests;

/// <summary>A trigger of a monitor that is tried. True, false, or null where the past does not decide.</summary>
internal abstract class BacktestTrigger(string name)
{
    /// <summary>The name that the expression has for it.</summary>
    public string Name { get; } = name;

    /// <summary>zone, data, time or setting.</summary>
    public abstract string Kind { get; }

    /// <summary>The condition in words.</summary>
    public abstract string Condition { get; }

    /// <summary>Whether it holds for the moment of a message alone, and not until further notice.</summary>
    public virtual bool IsOfAMoment => false;

    /// <summary>Whether it asks where its value came from.</summary>
    public virtual bool HasPrevious => false;

    /// <summary>Whether it holds by what was told.</summary>
    public abstract bool? Holds(Heard heard, DateTime at);

    /// <summary>Whether it may begin to hold, by the value before.</summary>
    public virtual bool? MayBegin(Heard heard) => true;

    /// <summary>What it looks at, as text, and when that was told; null when it never was.</summary>
    public abstract (string? Text, DateTime? At) Value(Heard heard, DateTime at);

    /// <summary>Why the past does not decide.</summary>
    public abstract string Unknown(Heard heard);

    /// <summary>A time as people read it here.</summary>
    private protected static string Local(DateTime at) => at.ToLocalTime().ToString("g", System.Globalization.CultureInfo.CurrentCulture);
}
