namespace Stellantis.Client.Events;

/// <summary>An event on disk.</summary>
/// <param name="Number">Its number, which no other event of the spool has.</param>
/// <param name="Outside">What came beside its body and tells something of it.</param>
/// <param name="Text">Its JSON text.</param>
internal sealed record SpooledEvent(long Number, IReadOnlyList<KeyValuePair<string, string>> Outside, string Text);
