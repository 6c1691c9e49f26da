using System.Reflection;

namespace Stellantis.Client.Bodies;

/// <summary>One member of an object: its wire name, and what the service wants in it.</summary>
internal sealed class MemberSchema
{
    private readonly Func<ObjectSchema>? _object;

    /// <summary>A member of a request class.</summary>
    public MemberSchema(string name, PropertyInfo property)
    {
        Name = name;
        Property = property;
        var type = property.PropertyType;
        IsList = type.IsArray;
        type = IsList ? type.GetElementType()! : Nullable.GetUnderlyingType(type) ?? type;
        Kind = type switch
        {
            _ when type == typeof(string) => ValueKind.Text,
            _ when type == typeof(bool) => ValueKind.Boolean,
            _ when type == typeof(double) => ValueKind.Number,
            _ when type == typeof(long) => ValueKind.Integer,
            _ => ValueKind.Object,
        };
        if (Kind == ValueKind.Object)
            _object = () => ObjectSchema.Of(type);
        Constraints = [.. property.GetCustomAttributes<ConstraintAttribute>()];
        KeyedBy = property.GetCustomAttribute<KeyedAttribute>()?.Key;
        Preset = property.GetCustomAttribute<PresetAttribute>()?.Value;
        InSeconds = property.IsDefined(typeof(SecondsAttribute));
        MayNest = property.IsDefined(typeof(MayNestAttribute));
        IsRequired = property.IsDefined(typeof(RequiredAttribute));
    }

    /// <summary>One item of a list, under a name that the request class has for it.</summary>
    public MemberSchema(string list, int index)
    {
        Name = list;
        Kind = ValueKind.Number;
        Index = index;
    }

    /// <summary>A nested object that has no class of its own.</summary>
    public MemberSchema(string name, ObjectSchema nested)
    {
        Name = name;
        Kind = ValueKind.Object;
        _object = () => nested;
    }

    /// <summary>A member that the service does not document, and of which something is known all the same.</summary>
    public MemberSchema(UndocumentedAttribute undocumented)
    {
        Name = undocumented.Name;
        Kind = ValueKind.Any;
        Note = undocumented.Note;
    }

    public string Name { get; }

    /// <summary>The property of the class; null for a nested object without a class.</summary>
    public PropertyInfo? Property { get; }

    /// <summary>True for a nested object without a class: nothing to give, but a place for what is given.</summary>
    public bool IsPlace => Property is null && Kind == ValueKind.Object;

    public ValueKind Kind { get; }

    public bool IsList { get; }

    /// <summary>The place in the list of the item that the member is; null when it is a whole member.</summary>
    public int? Index { get; }

    /// <summary>The item member that names an item, when a dictionary may stand for the list.</summary>
    public string? KeyedBy { get; }

    /// <summary>What is sent when the user leaves the member out of an object that he gives.</summary>
    public string? Preset { get; }

    /// <summary>True when a time span is sent as whole seconds.</summary>
    public bool InSeconds { get; }

    /// <summary>True when the service's own documents show lists in the list.</summary>
    public bool MayNest { get; }

    public bool IsRequired { get; internal set; }

    /// <summary>A warning that goes with the member.</summary>
    public string? Note { get; }

    public IReadOnlyList<ConstraintAttribute> Constraints { get; } = [];

    /// <summary>The members of the object, or of each item.</summary>
    public ObjectSchema Object => _object!();
}
