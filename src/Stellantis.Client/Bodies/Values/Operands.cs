namespace Stellantis.Client.Bodies;

internal static partial class KnownValues
{
    /// <summary>The operators of data triggers.</summary>
    public static IReadOnlyList<string> Operators { get; } = ["equalsTo", "greaterThan", "lowerThan", "includedIn", "onChange"];

    /// <summary>The operators of the state that the data of a trigger must come from.</summary>
    public static IReadOnlyList<string> PreviousOperators { get; } = ["equalsTo", "includedIn"];

    /// <summary>What data triggers can watch, with the operators and values that go with each.</summary>
    public static IReadOnlyList<Operand> Operands => OperandTable.All;

    /// <summary>The names of what data triggers can watch.</summary>
    public static IReadOnlyList<string> OperandNames => OperandTable.Names;

    /// <summary>The operand with a name; null when the service documents none.</summary>
    public static Operand? FindOperand(string? name) => Operands.FirstOrDefault(o => o.Name == name);
}
