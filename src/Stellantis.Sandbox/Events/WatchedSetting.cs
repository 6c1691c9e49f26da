namespace Stellantis.Sandbox.Events;

/// <summary>Something happened to a setting of the vehicle. No message tells of it: it comes by itself.</summary>
internal sealed record WatchedSetting(string Name, string Type) : WatchedTrigger(Name)
{
    public override bool IsOfAMoment => true;

    public override bool Holds(Told told, DateTimeOffset at) => false;
}
