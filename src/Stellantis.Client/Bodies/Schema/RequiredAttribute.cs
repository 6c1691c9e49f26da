namespace Stellantis.Client.Bodies;

/// <summary>The member must be given, and a text must not be empty.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class RequiredAttribute : Attribute;
