namespace Stellantis.Client.Events;

/// <summary>What became of a delivery to an inbox.</summary>
/// <param name="Received">The events that are kept.</param>
/// <param name="Duplicates">Those that had come before.</param>
/// <param name="Refused">The messages that are no events.</param>
/// <param name="IsFull">True when there was no room, and nothing of it was kept.</param>
internal readonly record struct InboxResult(int Received, int Duplicates, int Refused, bool IsFull = false);
