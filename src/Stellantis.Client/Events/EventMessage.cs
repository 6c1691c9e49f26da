namespace Stellantis.Client.Events;

/// <summary>One message of what was delivered: an event, or what is the matter with it.</summary>
/// <param name="Event">The event; null when it is none.</param>
/// <param name="Problem">What it is in the place of an event, in a sentence; null for an event.</param>
/// <param name="Text">Its JSON text.</param>
internal sealed record EventMessage(Event? Event, string? Problem, string Text);
