using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;
using Stellantis.PowerShell.Tests.Engine;
using Stellantis.PowerShell.Tests.Support;
using Stellantis.Testing;
using Xunit;

namespace Stellantis.PowerShell.Tests.Package;

/// <summary>What the shipped assemblies lean on: each further assembly would be a version clash in somebody's session.</summary>
public sealed class AssemblyTests
{
    private const string Standard = "netstandard 2.0.0.0";
    private const string Engine = "System.Management.Automation 3.0.0.0";
    private const string Json = "Newtonsoft.Json 13.0.0.0";

    /// <summary>The references that an assembly may have beside those to the module's own.</summary>
    private static readonly Dictionary<string, string[]> s_allowed = new()
    {
        ["Stellantis.Client"] = [Standard, Json],
        ["Stellantis.PowerShell"] = [Standard, Engine, Json],
        ["Stellantis.Sandbox"] = [Standard, Json],
        ["Stellantis.Server"] = [Standard],
    };

    private static readonly Dictionary<string, string[]> s_own = new()
    {
        ["Stellantis.Client"] = [],
        ["Stellantis.PowerShell"] = ["Stellantis.Client", "Stellantis.Sandbox", "Stellantis.Server"],
        ["Stellantis.Sandbox"] = ["Stellantis.Server"],
        ["Stellantis.Server"] = [],
    };

    /// <summary>
    /// Where the source reaches something by its name. The compiler cannot tell there whether the class library of Windows PowerShell has it: what is
    /// reached must be the module's own, or there must be a way without it.
    /// </summary>
    private static readonly Dictionary<string, string> s_byName = new()
    {
        ["Stellantis.Client/Certificates/PemFile.cs"] =
            "the runtime's own reading of PEM, where it is newer than netstandard2.0; each is asked for before it is used",
        ["Stellantis.Client/Bodies/Validation/ValuesAttribute.cs"] = "a list of known values, of the client itself",
        ["Stellantis.PowerShell/Output/Palette.cs"] = "the colours of PowerShell 7.2 and later; plain text where they are not",
        ["Stellantis.PowerShell/Sandbox/StellantisSandbox.cs"] = "a property of the sandbox's vehicle, of the module itself",
        ["Stellantis.PowerShell/View.cs"] = "the units of a model, of the client itself",
        ["Stellantis.Sandbox/Deliveries/WebSocketSender.cs"] =
            "the certificates that the runtime's web socket takes, where it can be told; those of the machine where not",
    };

    public static TheoryData<string> Assemblies => [.. s_allowed.Keys];

    [Fact]
    public void The_module_ships_these_assemblies_and_Newtonsoft_Json() =>
        Assert.Equal(
            s_allowed.Keys.Append("Newtonsoft.Json").Order(StringComparer.Ordinal),
            Directory.EnumerateFiles(PowerShellSession.ModuleFolder, "*.dll", SearchOption.AllDirectories)
                .Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void An_assembly_refers_to_what_both_PowerShells_have_and_to_nothing_else(string name) => Read(name, metadata =>
    {
        var version = Manifest.Version + ".0";
        var references = metadata.AssemblyReferences.Select(metadata.GetAssemblyReference).Select(r => $"{metadata.GetString(r.Name)} {r.Version}");
        Assert.Empty(references.Except(s_allowed[name]).Except(s_own[name].Select(own => $"{own} {version}")));
        Assert.Equal(version, metadata.GetAssemblyDefinition().Version.ToString());
    });

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void An_assembly_is_built_for_the_class_library_that_both_PowerShells_have(string name) => Read(name, metadata =>
    {
        var framework = metadata.GetAssemblyDefinition().GetCustomAttributes().Select(metadata.GetCustomAttribute)
            .Single(attribute => TypeOf(metadata, attribute) == "TargetFrameworkAttribute");
        // A blob of a prolog of two bytes and a string.
        var value = metadata.GetBlobReader(framework.Value);
        value.Offset = 2;
        Assert.Equal(".NETStandard,Version=v2.0", value.ReadSerializedString());
    });

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void An_assembly_calls_no_native_code(string name) => Read(name, metadata =>
        Assert.Empty(metadata.MethodDefinitions.Select(metadata.GetMethodDefinition)
            .Where(method => !method.GetImport().Module.IsNil).Select(method => metadata.GetString(method.Name))));

    [Fact]
    public void What_is_reached_by_its_name_is_written_down_here()
    {
        var reaching =
            new Regex(@"\.Get(Method|Property|Field|Constructor|Event|Member|Type)\(""|" +
            @"\.Get(Method|Property|Field|Member)\((?!\))|\bType\.GetType\(|Assembly\.Load|dynamic\s+\w+\s*=");
        var found = s_allowed.Keys.SelectMany(name => Directory.EnumerateFiles(Repository.File($"src/{name}"), "*.cs", SearchOption.AllDirectories))
            .Where(file => !Regex.IsMatch(file, @"[\\/]obj[\\/]") && reaching.IsMatch(File.ReadAllText(file)))
            .Select(file => Path.GetRelativePath(Repository.File("src"), file).Replace('\\', '/'));
        Assert.Equal(s_byName.Keys.Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
    }

    private static void Read(string name, Action<MetadataReader> check)
    {
        using var reader = new PEReader(File.OpenRead(Path.Combine(PowerShellSession.ModuleFolder, name + ".dll")));
        check(reader.GetMetadataReader());
    }

    private static string TypeOf(MetadataReader metadata, CustomAttribute attribute) => attribute.Constructor.Kind switch
    {
        HandleKind.MemberReference when metadata.GetMemberReference(
            (MemberReferenceHandle)attribute.Constructor).Parent is { Kind: HandleKind.TypeReference } parent =>
            metadata.GetString(metadata.GetTypeReference((TypeReferenceHandle)parent).Name),
        _ => "",
    };
}
