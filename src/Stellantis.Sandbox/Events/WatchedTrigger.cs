namespace Stellantis.Sandbox.Events;

/// <summary>One condition of a monitor, under the name that the expression has for it.</summary>
internal abstract record WatchedTrigger(string Name)
{
    /// <summary>Whether it holds for the moment of a message alone, as a change does, and not until further notice.</summary>
    public virtual bool IsOfAMoment => false;

    /// <summary>Whether it holds by what a vehicle has told. What was never told holds nothing.</summary>
    public abstract bool Holds(Told told, DateTimeOffset at);

    /// <summary>When it has just begun to hold: whether it may, for what was before.</summary>
    public virtual bool MayBegin(Told told) => true;
}
