namespace Stellantis.Client.Bodies;

/// <summary>The property is one item of a list that is another property.</summary>
/// <param name="list">The name of that property.</param>
/// <param name="index">The place of the item.</param>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ItemAttribute(string list, int index) : Attribute
{
    public string List { get; } = list;

    public int Index { get; } = index;
}
