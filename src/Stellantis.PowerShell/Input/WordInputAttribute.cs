using System.Management.Automation;

namespace Stellantis.PowerShell.Input;

/// <summary>Refuses what is no text, such as a pair of numbers, and says what the parameter takes and where the other belongs.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class WordInputAttribute(string remedy) : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) => PlainInput.Base(inputData) switch
    {
        null or string or Enum => inputData,
        var other => throw new ArgumentTransformationMetadataException(
            $"'{LanguagePrimitives.ConvertTo<string>(other is Array items ? string.Join(", ", items.Cast<object>()) : other)}' is no word. {remedy}"),
    };
}
