using Mono.Cecil;

namespace Stellantis.PowerShell.Tests.Package;

/// <summary>
/// What Windows PowerShell 5.1 has: the class library of .NET Framework 4.7.2 and the engine; and what of an assembly is not there.
/// </summary>
internal sealed class FrameworkLibrary : IAssemblyResolver
{
    private readonly Dictionary<string, string> _files = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, AssemblyDefinition> _read = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="folders">Where its assemblies are; the first that has one counts.</param>
    public FrameworkLibrary(params string[] folders)
    {
        foreach (var file in folders.SelectMany(folder => Directory.EnumerateFiles(folder, "*.dll")))
            _files.TryAdd(Path.GetFileNameWithoutExtension(file), file);
    }

    /// <summary>The references that were looked at.</summary>
    public int Seen { get; private set; }

    public AssemblyDefinition Resolve(AssemblyNameReference name) => Resolve(name, new ReaderParameters());

    public AssemblyDefinition Resolve(AssemblyNameReference name, ReaderParameters parameters)
    {
        if (!_files.TryGetValue(name.Name, out var file))
            throw new AssemblyResolutionException(name);
        if (!_read.TryGetValue(name.Name, out var assembly))
            _read.Add(name.Name, assembly = AssemblyDefinition.ReadAssembly(file, new ReaderParameters { AssemblyResolver = this }));
        return assembly;
    }

    public void Dispose()
    {
        foreach (var assembly in _read.Values)
            assembly.Dispose();
    }

    /// <summary>The types and members that an assembly uses, overrides or must implement, and that are not there.</summary>
    public IReadOnlyList<string> Missing(string file)
    {
        using var assembly = AssemblyDefinition.ReadAssembly(file, new ReaderParameters { AssemblyResolver = this });
        var module = assembly.MainModule;
        var missing = new List<string>();
        foreach (var type in module.GetTypeReferences())
            Look(IsThere(type), $"type {type.FullName}");
        foreach (var member in module.GetMemberReferences())
            Look(IsThere(member), $"{(member is FieldReference ? "field" : "method")} {member.FullName}");
        foreach (var type in module.GetTypes())
        {
            foreach (var method in type.Methods.Where(m => m.IsVirtual && !m.IsNewSlot && !m.IsStatic))
                Look(Bases(type).Any(b => b.Methods.Any(m => m.IsVirtual && IsSame(m, method))), $"override {method.FullName}");
            if (!type.IsAbstract && !type.IsInterface)
            {
                foreach (var member in MustHave(type))
                    Look(Has(type, member), $"implementation of {member.FullName} by {type.FullName}");
            }
        }
        return missing;

        void Look(bool isThere, string what)
        {
            Seen++;
            if (!isThere)
                missing.Add(what);
        }
    }

    private static bool IsThere(MemberReference reference)
    {
        try
        {
            return reference switch
            {
                TypeReference type => type.Resolve() is not null,
                // The runtime itself makes the members of arrays.
                { DeclaringType.IsArray: true } => reference.DeclaringType.GetElementType().Resolve() is not null,
                _ => reference.Resolve() is not null,
            };
        }
        catch (AssemblyResolutionException)
        {
            return false;
        }
    }

    private static TypeDefinition? Known(TypeReference? type) => type is not null && IsThere(type) ? type.Resolve() : null;

    private static IEnumerable<TypeDefinition> Bases(TypeDefinition type)
    {
        for (var known = Known(type.BaseType); known is not null; known = Known(known.BaseType))
            yield return known;
    }

    // What the classes above leave open, and what the interfaces ask for.
    private static IEnumerable<MethodDefinition> MustHave(TypeDefinition type)
    {
        var interfaces = type.Interfaces.Select(i => Known(i.InterfaceType)).OfType<TypeDefinition>();
        return Bases(type).Concat(interfaces).SelectMany(t => t.Methods).Where(m => m.IsAbstract);
    }

    // Generic arguments stand in the place of parameters there: names and numbers are enough to tell what was added.
    private static bool Has(TypeDefinition type, MethodDefinition member) => Bases(type).Prepend(type).SelectMany(t => t.Methods).Any(m =>
        !m.IsAbstract && (IsSame(m, member) || m.Overrides.Any(o => o.Name == member.Name && o.Parameters.Count == member.Parameters.Count)));

    private static bool IsSame(MethodDefinition one, MethodDefinition other) =>
        one.Name == other.Name && one.Parameters.Count == other.Parameters.Count
        && one.Parameters.Zip(other.Parameters).All(p => IsOpen(p.First.ParameterType) || IsOpen(p.Second.ParameterType)
            || p.First.ParameterType.FullName == p.Second.ParameterType.FullName);

    private static bool IsOpen(TypeReference type) => type.ContainsGenericParameter || type.IsGenericParameter;
}
