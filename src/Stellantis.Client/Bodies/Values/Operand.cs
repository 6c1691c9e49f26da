namespace Stellantis.Client.Bodies;

/// <summary>What a data trigger can watch.</summary>
/// <param name="Name">The name on the wire.</param>
/// <param name="Kind">What it is compared with: numbers, booleans or text (all of them text on the wire).</param>
/// <param name="Operators">The operators that it takes.</param>
/// <param name="Values">The values that it is documented to take; null when any.</param>
/// <param name="PreviousOperators">The operators of the state that it must come from; none when it takes no such state.</param>
internal sealed record Operand(
    string Name, ValueKind Kind, IReadOnlyList<string> Operators, IReadOnlyList<string>? Values, IReadOnlyList<string> PreviousOperators);
