namespace Stellantis.PowerShell;

/// <summary>What PowerShell tells of a mandatory parameter that was not given, to whoever answers its question with <c>!?</c>.</summary>
internal static class Hints
{
    public const string AccessToken = "An access token, as a SecureString";

    public const string AlarmId = "The id of an alarm; without it, Get-StellantisAlarm lists them";

    public const string AlertId = "The id of an alert; without it, Get-StellantisAlert lists them";

    public const string AuthorizationCode = "The address that the browser was sent back to, or the code in it";

    public const string BaseUri = "The address that the service gave you, such as https://host/connectedcar/v1";

    public const string Body = "A hashtable, or the JSON text of the body";

    public const string ChannelId = "The id or the label of a channel; Get-StellantisChannel lists them";

    public const string ChargingSessionId = "The id of a charging session; without it, Get-StellantisChargingSession lists them";

    public const string Clear = "$true, to end all faults";

    public const string ClientCredential = "$true, to sign in by the client credentials alone";

    public const string ClientId = "The client id that the service gave you";

    public const string CollisionId = "The id of a collision; without it, Get-StellantisCollision lists them";

    public const string ConfigurationPath = "A JSON file of channels and monitors, or a folder with a file for each";

    public const string Credential = "The client id as the user name, and the client secret as the password";

    public const string Duration = "How far the clock goes on, such as 30m, 1h or 7d";

    public const string Fault = "A list of faults, each as a hashtable";

    public const string FromEnvironmentVariable = "$true, to sign in from the STELLANTIS_* environment variables";

    public const string InputObject = "Objects with a position: telemetry, trips, alerts, way points, monitors";

    public const string Kind = "The kind of the fault, such as Throttle or Timeout";

    public const string Latency = "How long each answer takes, such as 200ms or 2s";

    public const string Latest = "$true, for the last known value of everything";

    public const string MonitorId = "The id or the label of a monitor; Get-StellantisMonitor lists those of a channel";

    public const string Path = "The path of a file with the JSON text of the body";

    public const string PushDevice = "The ids of the devices that are notified";

    public const string RedirectUri = "The redirect address that is registered with the service";

    public const string RefreshToken = "A refresh token, as a SecureString";

    public const string RemoteId = "The id of a remote command; Get-StellantisRemote lists them";

    public const string RequestPath = "A path below the base address, such as /accounts/vehicles";

    public const string Resume = "$true, to let the theft alarm notify again";

    public const string Sandbox = "$true to start a sandbox, or a sandbox that is running";

    public const string SandboxVehicleId = "The VIN of a vehicle of the sandbox";

    public const string StolenReportId = "The id of a report of theft; Get-StellantisStolenReport lists them";

    public const string Suppress = "$true, to mute the notifications of the theft alarm";

    public const string TokenUri = "The address that issues access tokens";

    public const string TripId = "The id of a trip; Get-StellantisTrip lists them";

    public const string Type = "The type of the alert, such as OilLevelLow";

    public const string UserId = "The id of the account, such as AC-ACNT000000000000";

    public const string VehicleId = "The id of a vehicle, which may be its VIN; Get-StellantisVehicle -All lists them";

    public const string WebhookTarget = "The address that events are sent to, such as https://hooks.example.com/events";

    public const string WebsocketTarget = "The name of the target of the web socket";
}
