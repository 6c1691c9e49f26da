using System.Collections;
using System.Management.Automation;
using Stellantis.Client.Bodies;
using Stellantis.Client.Masking;
using Stellantis.PowerShell.Input;

namespace Stellantis.PowerShell.Completion;

/// <summary>Lets words of the API be given in any case: they leave with the service's spelling. Others stay as they are.</summary>
/// <param name="list">The list of the words, an <see cref="IWordList"/>.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ApiWordsAttribute(Type list) : ArgumentTransformationAttribute
{
    private const int LongestWord = 100;

    /// <summary>The list of the words.</summary>
    public Type List { get; } = list;

    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) => PlainInput.Base(inputData) switch
    {
        string word => Spelt(word),
        IEnumerable words and not IDictionary => words.Cast<object?>().Select(w => PlainInput.Base(w) is string word ? Spelt(word) : w).ToArray(),
        _ => inputData,
    };

    /// <summary>What is said of a word that is not known here; null for one that is.</summary>
    internal string? Doubt(string parameter, string word) => Known() is var known && known.Contains(word) ? null
        : $"-{parameter} '{Redactor.Formal.Quote(word, LongestWord)}' is sent as it is, though it is not known here{Nearest.HintOrStop(word, known)}";

    private string Spelt(string word) => Known().FirstOrDefault(k => string.Equals(k, word.Trim(), StringComparison.OrdinalIgnoreCase)) ?? word;

    private List<string> Known() => [.. ((IWordList)Activator.CreateInstance(List)!).Words.Select(w => w.Word)];
}
