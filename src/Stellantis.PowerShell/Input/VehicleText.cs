namespace Stellantis.PowerShell.Input;

/// <summary>VINs as people type and paste them: with blanks around them, in small letters.</summary>
internal static class VehicleText
{
    private const int Length = 17;

    // Those behind the others are the serial number, in digits.
    private const int Digits = 4;

    /// <summary>An id without blanks around it; a VIN in capitals. An id that is none keeps its letters.</summary>
    public static string Id(string given) => given.Trim() is var id && IsVin(id) ? id.ToUpperInvariant() : id;

    /// <summary>A VIN, or the beginning of one, in capitals.</summary>
    public static string Vin(string given) => given.Trim().ToUpperInvariant();

    // I, O and Q are in no VIN. What has only the letters of hexadecimal numbers is an id of another kind.
    private static bool IsVin(string id) => id.Length == Length
        && id.All(c => c is >= '0' and <= '9' || char.ToUpperInvariant(c) is >= 'A' and <= 'Z' and not ('I' or 'O' or 'Q'))
        && id.Skip(Length - Digits).All(c => c is >= '0' and <= '9')
        && id.Any(c => !Uri.IsHexDigit(c));
}
