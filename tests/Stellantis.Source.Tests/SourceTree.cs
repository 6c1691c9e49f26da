using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Stellantis.Source.Tests;

/// <summary>The shipped sources as the compiler understands them: which type stands in which file, and which file refers to which type.</summary>
internal sealed class SourceTree
{
    private static readonly Lazy<SourceTree> s_shipped = new(() => new SourceTree("Stellantis.Client", "Stellantis.PowerShell", "Stellantis.Sandbox"));

    private readonly CSharpCompilation _compilation;
    private readonly Lazy<IReadOnlyList<Reference>> _references;

    private SourceTree(params string[] projects)
    {
        // The three are compiled as one: so the compiler sees what is internal to another, and the graph is the same.
        var files = projects.SelectMany(project => Directory.EnumerateFiles(Path.Combine(Root, "src", project), "*.cs", SearchOption.AllDirectories))
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin")).Order(StringComparer.Ordinal);
        var options = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Preview);
        var usings = CSharpSyntaxTree.ParseText(
            "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global using System.Threading; " +
            "global using System.Threading.Tasks;", options, "usings");
        var libraries = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Select(file => MetadataReference.CreateFromFile(file));
        _compilation = CSharpCompilation.Create("Shipped", files.Select(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file), options, file)).Prepend(usings),
            libraries, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true));
        Types = _compilation.SyntaxTrees.SelectMany(TypesOf).Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default).ToList();
        _references = new Lazy<IReadOnlyList<Reference>>(() => _compilation.SyntaxTrees.SelectMany(ReferencesOf).Distinct().ToList());
    }

    /// <summary>The folder of the repository.</summary>
    public static string Root { get; } = Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().First(a => a.Key == "RepoRoot").Value!;

    /// <summary>Client, PowerShell and Sandbox.</summary>
    public static SourceTree Shipped => s_shipped.Value;

    /// <summary>All types that are declared at the top of a file.</summary>
    public IReadOnlyList<INamedTypeSymbol> Types { get; }

    /// <summary>Each reference of a file to a type that another file declares, once.</summary>
    public IReadOnlyList<Reference> References => _references.Value;

    /// <summary>The files of a type, below <c>src</c>.</summary>
    public static IEnumerable<string> FilesOf(INamedTypeSymbol type) =>
        type.DeclaringSyntaxReferences.Select(reference => Relative(reference.SyntaxTree.FilePath)).Order(StringComparer.Ordinal);

    /// <summary>The project of a file: the first folder below <c>src</c>.</summary>
    public static string ProjectOf(string file) => file.Split('/')[0];

    /// <summary>The folder of a file within its project; a dot for the project's own.</summary>
    public static string FolderOf(string file) => file.Split('/') is { Length: > 2 } parts ? parts[1] : ".";

    private static string Relative(string file) => Path.GetRelativePath(Path.Combine(Root, "src"), file).Replace('\\', '/');

    private IEnumerable<INamedTypeSymbol> TypesOf(SyntaxTree tree)
    {
        var model = _compilation.GetSemanticModel(tree);
        return tree.GetRoot().DescendantNodes(node => node is not BaseTypeDeclarationSyntax)
            .Where(node => node is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax).Select(node => (INamedTypeSymbol)model.GetDeclaredSymbol(node)!);
    }

    private IEnumerable<Reference> ReferencesOf(SyntaxTree tree)
    {
        if (tree.FilePath.Length == 0 || !File.Exists(tree.FilePath))
            yield break;
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
