namespace Stellantis.Client.Json;

/// <summary>How a document goes on to a member.</summary>
/// <param name="member">The member.</param>
/// <param name="text">All that stands before its value: comma, white space, name, colon.</param>
internal sealed class WayToMember(MetName member, string text)
{
    public MetName Member => member;

    public string Text => text;
}
