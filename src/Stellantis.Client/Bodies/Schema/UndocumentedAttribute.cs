namespace Stellantis.Client.Bodies;

/// <summary>A member that samples and older versions show, and that the service does not document: it is sent, with a warning.</summary>
/// <param name="name">The wire name.</param>
/// <param name="note">The warning.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
internal sealed class UndocumentedAttribute(string name, string note) : Attribute
{
    public string Name { get; } = name;

    public string Note { get; } = note;
}
