namespace Stellantis.PowerShell.Remotes;

/// <summary>How commands are sent.</summary>
/// <param name="Limit">Requests at the same time.</param>
/// <param name="Checks">True to look first whether a vehicle would carry it out.</param>
/// <param name="Waits">True to wait for their ends.</param>
/// <param name="Timeout">How long a command is waited for.</param>
internal sealed record RemoteRunOptions(int Limit, bool Checks, bool Waits, TimeSpan Timeout);
