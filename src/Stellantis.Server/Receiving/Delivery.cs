namespace Stellantis.Server.Receiving;

/// <summary>What somebody delivered: the body of a request, or a message of a WebSocket.</summary>
/// <param name="Body">The bytes.</param>
/// <param name="Outside">The header fields of the request, without those that sign in, and the parameters of its address.</param>
internal sealed record Delivery(byte[] Body, IReadOnlyList<KeyValuePair<string, string>> Outside);
