using System.Management.Automation;
using System.Reflection;
using Stellantis.PowerShell.Tests.Engine;

namespace Stellantis.PowerShell.Tests.Surface;

/// <summary>What users can build on, as text: the cmdlets with their parameters, and the public types of the module.</summary>
internal static class PublicSurface
{
    /// <summary>The surface of the built module: one line a thing, in an order of its own, so that a change is a line of a diff.</summary>
    public static string Of(PowerShellSession session)
    {
        var parts = ModuleCommands.Of(session).Select(Lines).Concat(Types(session).Select(Lines));
        return string.Join("\n", parts.Select(lines => string.Concat(lines.Select(line => line + "\n"))));
    }

    /// <summary>The types that scripts can name or get, of all assemblies of the module.</summary>
    private static IEnumerable<Type> Types(PowerShellSession session)
    {
        session.AssertShipped();
        return AppDomain.CurrentDomain.GetAssemblies()
            .Where(assembly => !assembly.IsDynamic && assembly.Location.StartsWith(PowerShellSession.ModuleFolder, StringComparison.Ordinal))
            .SelectMany(assembly => assembly.GetExportedTypes())
            .Where(type => type.Namespace == "Stellantis")
            .OrderBy(type => type.Name, StringComparer.Ordinal);
    }

    private static IEnumerable<string> Lines(CmdletInfo cmdlet)
    {
        yield return $"cmdlet {cmdlet.Name}";
        yield return $"  sets {Listed(cmdlet.ParameterSets.Select(set => set.IsDefault ? SetName(set.Name) + " (default)" : SetName(set.Name)))}";
        yield return $"  output {Listed(cmdlet.OutputType.Select(type => type.Name))}";
        if (cmdlet.ImplementingType.GetCustomAttribute<CmdletAttribute>() is { SupportsShouldProcess: true } attribute)
            yield return $"  should process, impact {attribute.ConfirmImpact}";
        foreach (var parameter in ModuleCommands.Parameters(cmdlet))
        {
            var aliases = parameter.Aliases.Order(StringComparer.Ordinal).Select(alias => $" alias {alias}");
            var sets = parameter.ParameterSets.OrderBy(set => set.Key, StringComparer.Ordinal)
                .Select(set => $" [{SetName(set.Key)}{Flags(set.Value)}]");
            yield return $"  -{parameter.Name} {Name(parameter.ParameterType)}{string.Concat(aliases)}{string.Concat(sets)}";
        }
    }

    private static string SetName(string name) => name == ParameterAttribute.AllParameterSets ? "all" : name;

    private static string Listed(IEnumerable<string> names) => string.Join(", ", names.Order(StringComparer.Ordinal));

    private static string Flags(ParameterSetMetadata metadata)
    {
        var flags = new List<string>();
        if (metadata.IsMandatory)
            flags.Add("mandatory");
        if (metadata.Position != int.MinValue)
            flags.Add($"position {metadata.Position}");
        if (metadata.ValueFromPipeline)
            flags.Add("pipeline");
        if (metadata.ValueFromPipelineByPropertyName)
            flags.Add("property");
        return flags.Count == 0 ? "" : ": " + string.Join(", ", flags);
    }

    private static IEnumerable<string> Lines(Type type)
    {
        var members = type.IsEnum
            ? Enum.GetNames(type).Select(name => $"{name} = {Enum.Format(type, Enum.Parse(type, name), "d")}")
            : Members(type).Order(StringComparer.Ordinal);
        return members.Select(member => "  " + member).Prepend($"{Kind(type)} {Name(type)}{Bases(type)}");
    }

    private static IEnumerable<string> Members(Type type)
    {
        const BindingFlags Declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        foreach (var constructor in type.GetConstructors())
            yield return $"new({Parameters(constructor.GetParameters())})";
        foreach (var property in type.GetProperties(Declared))
        {
            var index = property.GetIndexParameters() is { Length: > 0 } parameters ? $"[{Parameters(parameters)}]" : "";
            var setter = property.SetMethod is { IsPublic: true } ? " set;" : "";
            yield return $"{Static(property.GetMethod!)}{property.Name}{index}: {Name(property.PropertyType)} {{ get;{setter} }}";
        }
        foreach (var method in type.GetMethods(Declared).Where(m => !m.IsSpecialName && m.GetBaseDefinition().DeclaringType == type))
            yield return $"{Static(method)}{method.Name}({Parameters(method.GetParameters())}): {Name(method.ReturnType)}";
    }

    private static string Static(MethodInfo method) => method.IsStatic ? "static " : "";

    private static string Parameters(ParameterInfo[] parameters) => string.Join(", ", parameters.Select(p => $"{Name(p.ParameterType)} {p.Name}"));

    private static string Kind(Type type) => type switch
    {
        { IsEnum: true } => "enum",
        { IsInterface: true } => "interface",
        { IsValueType: true } => "struct",
        { IsAbstract: true, IsSealed: true } => "static class",
        { IsAbstract: true } => "abstract class",
        { IsSealed: true } => "sealed class",
        _ => "class",
    };

    private static string Bases(Type type)
    {
        if (type.IsEnum || type.BaseType is not { } parent)
            return "";
        var interfaces = type.GetInterfaces().Except(parent.GetInterfaces()).Where(i => i.IsPublic);
        var names = new[] { parent }.Where(p => p != typeof(object)).Concat(interfaces).Select(Name).ToList();
        return names.Count == 0 ? "" : " : " + Listed(names);
    }

    private static string Name(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner)
            return Name(inner) + "?";
        if (type.IsArray)
            return Name(type.GetElementType()!) + "[]";
        return type.IsGenericType ? $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>" : type.Name;
    }
}
