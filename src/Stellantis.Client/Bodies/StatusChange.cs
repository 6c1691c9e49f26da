namespace Stellantis.Client.Bodies;

/// <summary>The body that sets the status of a channel or a monitor (operations setChannelStatus and setVehicleMonitorStatus).</summary>
internal static class StatusChange
{
    public const string Running = nameof(Running);
    public const string Paused = nameof(Paused);

    public static string Json(string status) => $"{{\"status\":\"{status}\"}}";
}
