namespace Stellantis.Client.Bodies;

/// <summary>What the service wants in a member, or in each item of a list.</summary>
internal enum ValueKind
{
    /// <summary>Anything: a member that is not documented.</summary>
    Any,

    Text,

    Boolean,

    Number,

    /// <summary>A whole number.</summary>
    Integer,

    Object,
}
