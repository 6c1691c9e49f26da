namespace Stellantis.Client.Bodies;

/// <summary>Marks the items that came from one dictionary without an order.</summary>
internal sealed class UnorderedItems;
