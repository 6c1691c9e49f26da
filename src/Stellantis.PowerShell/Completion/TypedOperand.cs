using Stellantis.Client.Bodies;

namespace Stellantis.PowerShell.Completion;

/// <summary>The data that a trigger watches.</summary>
internal static class TypedOperand
{
    /// <summary>The operand of a name in any casing; null when the service documents none.</summary>
    public static Operand? Of(string? name) =>
        KnownValues.Operands.FirstOrDefault(operand => string.Equals(operand.Name, name?.Trim(), StringComparison.OrdinalIgnoreCase));
}
