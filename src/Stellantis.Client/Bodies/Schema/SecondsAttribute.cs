namespace Stellantis.Client.Bodies;

/// <summary>A time span is sent as whole seconds.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class SecondsAttribute : Attribute;
