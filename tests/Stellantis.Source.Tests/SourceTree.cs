using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Stellantis.Source.Tests;

/// <summary>
/// The sources of a shipped assembly as the compiler understands them: which type stands in which file, and which file refers to which type.
/// </summary>
internal sealed class SourceTree
{
    private static readonly CSharpParseOptions s_options = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Preview);
    private static readonly ConcurrentDictionary<string, SourceTree> s_trees = new();
    private static readonly ConcurrentDictionary<string, SyntaxTree> s_files = new();

    private readonly CSharpCompilation _compilation;
    private readonly Lazy<IReadOnlyList<Reference>> _references;

    private SourceTree(string project)
    {
        // What a project may see of others is compiled along, so that the compiler knows all of it, the internal parts too.
        var files = new[] { project }.Concat(Seen(project)).SelectMany(FilesIn);
        var usings = Parse("", "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; " +
            "global using System.Threading; global using System.Threading.Tasks;");
        _compilation = CSharpCompilation.Create(project, files.Select(Read).Prepend(usings), Libraries,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true));
        var own = _compilation.SyntaxTrees.Where(tree => tree.FilePath.Length > 0 && ProjectOf(Relative(tree.FilePath)) == project).ToList();
        Types = own.SelectMany(TypesOf).Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default).ToList();
        _references = new(() => own.SelectMany(ReferencesOf).Where(r => ProjectOf(r.To) == project).Distinct().ToList());
    }

    /// <summary>The assemblies that are shipped and ours.</summary>
    public static IReadOnlyList<string> Projects { get; } = ["Stellantis.Client", "Stellantis.PowerShell", "Stellantis.Sandbox", "Stellantis.Server"];

    /// <summary>The folder of the repository.</summary>
    public static string Root { get; } = Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>()
        .First(a => a.Key == "RepoRoot").Value!;

    /// <summary>What the sources and the tests are compiled against: what this process could load.</summary>
    public static IReadOnlyList<MetadataReference> Libraries { get; } = [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
        .Split(Path.PathSeparator).Select(file => MetadataReference.CreateFromFile(file))];

    /// <summary>A source, parsed.</summary>
    public static SyntaxTree Parse(string name, string text) => CSharpSyntaxTree.ParseText(text, s_options, name);

    /// <summary>A file of sources, parsed once however many look at it.</summary>
    public static SyntaxTree Read(string file) => s_files.GetOrAdd(Path.GetFullPath(file), path => Parse(path, File.ReadAllText(path)));

    /// <summary>The sources of a project.</summary>
    public static SourceTree Of(string project) => s_trees.GetOrAdd(project, name => new SourceTree(name));

    /// <summary>All types of the project that are declared at the top of a file.</summary>
    public IReadOnlyList<INamedTypeSymbol> Types { get; }

    /// <summary>Each reference of a file to a type that another file of the project declares, once.</summary>
    public IReadOnlyList<Reference> References => _references.Value;

    /// <summary>The files of a type, below <c>src</c>.</summary>
    public static IEnumerable<string> FilesOf(INamedTypeSymbol type) =>
        type.DeclaringSyntaxReferences.Select(reference => Relative(reference.SyntaxTree.FilePath)).Order(StringComparer.Ordinal);

    /// <summary>The project of a file: the first folder below <c>src</c>.</summary>
    public static string ProjectOf(string file) => file.Split('/')[0];

    /// <summary>The folder of a file: the first below its project, with all that is in it; a dot for the project's own.</summary>
    public static string FolderOf(string file) => file.Split('/') is { Length: > 2 } parts ? parts[1] : ".";

    private static string[] Seen(string project) => project switch
    {
        "Stellantis.PowerShell" => ["Stellantis.Client", "Stellantis.Sandbox", "Stellantis.Server"],
        "Stellantis.Sandbox" => ["Stellantis.Server"],
        _ => [],
    };

    private static IEnumerable<string> FilesIn(string project) =>
        Directory.EnumerateFiles(Path.Combine(Root, "src", project), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin")).Order(StringComparer.Ordinal);

    private static string Relative(string file) => Path.GetRelativePath(Path.Combine(Root, "src"), file).Replace('\\', '/');

    private IEnumerable<INamedTypeSymbol> TypesOf(SyntaxTree tree)
    {
        var model = _compilation.GetSemanticModel(tree);
        return tree.GetRoot().DescendantNodes(node => node is not BaseTypeDeclarationSyntax)
            .Where(node => node is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax)
                .Select(node => (INamedTypeSymbol)model.GetDeclaredSymbol(node)!);
    }

    private IEnumerable<Reference> ReferencesOf(SyntaxTree tree)
    {
        var model = _compilation.GetSemanticModel(tree);
        var from = Relative(tree.FilePath);
        foreach (var node in tree.GetRoot().DescendantNodes())
        {
            var symbols = node switch
            {
                SimpleNameSyntax or ConstructorInitializerSyntax or ElementAccessExpressionSyntax => Named(model.GetSymbolInfo(node)),
                // A `new()` or a value whose type is written nowhere depends on that type all the same.
                ImplicitObjectCreationExpressionSyntax => Named(model.GetSymbolInfo(node)),
                _ => [],
            };
            foreach (var type in symbols.Select(Outermost).OfType<INamedTypeSymbol>())
            {
                foreach (var to in FilesOf(type).Where(to => to != from))
                    yield return new Reference(from, to, type.Name);
            }
        }
    }

    private static ImmutableArray<ISymbol> Named(SymbolInfo info) => info.Symbol is { } symbol ? [symbol] : info.CandidateSymbols;

    private static INamedTypeSymbol? Outermost(ISymbol symbol)
    {
        var type = symbol switch
        {
            IAliasSymbol alias => alias.Target as INamedTypeSymbol,
            INamedTypeSymbol named => named,
            INamespaceSymbol or ILocalSymbol or IParameterSymbol or ITypeParameterSymbol => null,
            _ => symbol.ContainingType,
        };
        while (type?.ContainingType is { } outer)
            type = outer;
        return type?.OriginalDefinition is { } definition && definition.Locations.Any(location => location.IsInSource) ? definition : null;
    }
}
