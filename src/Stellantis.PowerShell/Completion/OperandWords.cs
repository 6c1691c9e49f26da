using Stellantis.Client.Bodies;

namespace Stellantis.PowerShell.Completion;

/// <summary>The operators that data takes.</summary>
internal readonly struct WatchedOperators : IOperandWords
{
    public IEnumerable<(string Word, string Meaning)> Of(Operand? operand) => (operand?.Operators ?? KnownValues.Operators)
        .Select(op => (op, Meaning(op)));

    private static string Meaning(string op) => op switch
    {
        "equalsTo" => "Is the value",
        "greaterThan" => "Is more than the value",
        "lowerThan" => "Is less than the value",
        "includedIn" => "Is one of the values",
        "onChange" => "Is another than it was; it takes no value",
        _ => op,
    };
}

/// <summary>The values that data takes.</summary>
internal readonly struct WatchedValues : IOperandWords
{
    public IEnumerable<(string Word, string Meaning)> Of(Operand? operand) =>
        (operand?.Values ?? []).Select(value => (value, $"A value of {operand!.Name}"));
}

/// <summary>The operators that the earlier state of data takes.</summary>
internal readonly struct PreviousOperators : IOperandWords
{
    public IEnumerable<(string Word, string Meaning)> Of(Operand? operand) => (operand?.PreviousOperators ?? KnownValues.PreviousOperators)
        .Select(op => (op, op == "includedIn" ? "Was one of the values" : "Was the value"));
}

/// <summary>The values that the earlier state of data takes.</summary>
internal readonly struct PreviousValues : IOperandWords
{
    public IEnumerable<(string Word, string Meaning)> Of(Operand? operand) =>
        operand is { PreviousOperators.Count: 0 } ? [] : default(WatchedValues).Of(operand);
}
