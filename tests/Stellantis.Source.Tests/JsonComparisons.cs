using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Stellantis.Source.Tests;

/// <summary>
/// Finds where tests compare JSON tokens as they are. xunit takes each token for a collection of what is inside it, so that two
/// scalars are always equal; == compares references, so that two scalars never are. (A token and a string the compiler refuses.)
/// </summary>
internal static class JsonComparisons
{
    // Not Same and NotSame, which compare references and say so.
    private static readonly string[] s_comparing =
        ["Equal", "NotEqual", "StrictEqual", "NotStrictEqual", "Equivalent", "Contains", "DoesNotContain", "Distinct", "Subset", "Superset",
            "ProperSubset", "ProperSuperset"];

    /// <summary>Each comparison of tokens in these sources, also through a helper that takes anything and asserts.</summary>
    /// <param name="compilation">The sources, with all that they refer to.</param>
    /// <param name="trees">The files to look at.</param>
    public static IEnumerable<SyntaxNode> In(CSharpCompilation compilation, IEnumerable<SyntaxTree> trees)
    {
        var models = trees.Select(tree => compilation.GetSemanticModel(tree)).ToList();
        var calls = models.SelectMany(CallsIn).Where(call => !call.Arguments.Any(argument => Decides(argument.Parameter.Type))).ToList();
        var passedOn = PassedOn(calls);
        var found = calls.Where(call => call.Arguments.Any(argument =>
            Compares(argument, passedOn) && (HoldsTokens(argument.Type) || HoldsTokens(argument.Parameter.Type)))).Select(call => call.Node);
        return found.Concat(models.SelectMany(OperatorsIn)).Distinct();
    }

    // A predicate or a comparer says by itself what is equal; a predicate is looked at where it compares.
    private static bool Decides(ITypeSymbol type) => type.TypeKind == TypeKind.Delegate || type.Name == nameof(IEqualityComparer<int>);

    private static bool Compares(Argument argument, HashSet<IParameterSymbol> passedOn) =>
        passedOn.Contains(argument.Parameter.OriginalDefinition)
        || argument.Parameter.ContainingSymbol is IMethodSymbol { ContainingType: { Name: "Assert" } type } method
            && type.ContainingNamespace.ToDisplayString() == "Xunit" && s_comparing.Contains(method.Name);

    // The parameters of the tests' own methods that end up in a comparison: those that could hold a token without saying so.
    private static HashSet<IParameterSymbol> PassedOn(List<Call> calls)
    {
        var passedOn = new HashSet<IParameterSymbol>(SymbolEqualityComparer.Default);
        int before;
        do
        {
            before = passedOn.Count;
            passedOn.UnionWith(calls.SelectMany(call => call.Arguments).Where(argument => Compares(argument, passedOn))
                .Select(argument => argument.Value).OfType<IParameterSymbol>().Where(parameter => TakesAnything(parameter.Type)));
        }
        while (passedOn.Count > before);
        return passedOn;
    }

    private static IEnumerable<Call> CallsIn(SemanticModel model)
    {
        foreach (var node in model.SyntaxTree.GetRoot().DescendantNodes().OfType<InvocationExpressionSyntax>())
        {
            var info = model.GetSymbolInfo(node);
            if ((info.Symbol ?? info.CandidateSymbols.FirstOrDefault()) is not IMethodSymbol { Parameters.Length: > 0 } method)
                continue;
            yield return new Call(node, [.. node.ArgumentList.Arguments.Select((argument, i) =>
            {
                var parameter = argument.NameColon is { } name ? method.Parameters.FirstOrDefault(p => p.Name == name.Name.Identifier.ValueText)
                    : method.Parameters[Math.Min(i, method.Parameters.Length - 1)];
                var value = argument.Expression is IdentifierNameSyntax ? model.GetSymbolInfo(argument.Expression).Symbol : null;
                return new Argument(model.GetTypeInfo(argument.Expression).Type, value, parameter ?? method.Parameters[0]);
            })]);
        }
    }

    private static IEnumerable<SyntaxNode> OperatorsIn(SemanticModel model) =>
        model.SyntaxTree.GetRoot().DescendantNodes().OfType<BinaryExpressionSyntax>()
            .Where(node => node.IsKind(SyntaxKind.EqualsExpression) || node.IsKind(SyntaxKind.NotEqualsExpression))
            .Where(node => IsToken(model.GetTypeInfo(node.Left).Type) && IsToken(model.GetTypeInfo(node.Right).Type));

    private static bool IsToken(ITypeSymbol? type)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (type is { Name: "JToken", ContainingNamespace.Name: "Linq" })
                return true;
        }
        return false;
    }

    // A token, or one inside an array, a collection, a tuple, a pair or an anonymous object.
    private static bool HoldsTokens(ITypeSymbol? type) => IsToken(type) || type switch
    {
        IArrayTypeSymbol array => HoldsTokens(array.ElementType),
        INamedTypeSymbol { IsAnonymousType: true } shape => shape.GetMembers().OfType<IPropertySymbol>().Any(p => HoldsTokens(p.Type)),
        INamedTypeSymbol named => named.TypeArguments.Any(HoldsTokens)
            || named.AllInterfaces.Any(i => i.TypeArguments is [var element] && i.Name == "IEnumerable" && IsToken(element)),
        _ => false,
    };

    private static bool TakesAnything(ITypeSymbol type) => type switch
    {
        ITypeParameterSymbol => true,
        IArrayTypeSymbol array => TakesAnything(array.ElementType),
        INamedTypeSymbol named => named.SpecialType == SpecialType.System_Object || named.TypeArguments.Any(TakesAnything),
        _ => false,
    };

    private sealed record Call(SyntaxNode Node, IReadOnlyList<Argument> Arguments);

    private sealed record Argument(ITypeSymbol? Type, ISymbol? Value, IParameterSymbol Parameter);
}
