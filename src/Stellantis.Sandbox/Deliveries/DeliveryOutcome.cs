namespace Stellantis.Sandbox.Deliveries;

/// <summary>How an attempt ended: the status of the answer, 0 when there was none, and why it failed; null when it did not.</summary>
internal readonly record struct DeliveryOutcome(int Status, string? Failure);
