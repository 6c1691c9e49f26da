namespace Stellantis.Sandbox.World;

/// <summary>The states of channels and monitors.</summary>
internal static class RunStatus
{
    public const string Running = "Running";
    public const string Paused = "Paused";
}
