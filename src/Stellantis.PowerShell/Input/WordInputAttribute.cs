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
        Array items => throw Refused($"'{string.Join(", ", items.Cast<object>())}'"),
        ValueType number => throw Refused($"'{LanguagePrimitives.ConvertTo<string>(number)}'"),
        _ => throw Refused("What was given"),
    };

    private ArgumentTransformationMetadataException Refused(string given) => new($"{given} is not a word. {remedy}");
}
