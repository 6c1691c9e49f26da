namespace Stellantis.Client.Bodies;

/// <summary>Lists in the list are taken too: the schema of the service has them, its samples have not.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class MayNestAttribute : Attribute;
