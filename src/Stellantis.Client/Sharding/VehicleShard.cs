using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Stellantis.Client.Sharding;

/// <summary>
/// One of several equal parts of a fleet, <c>3/8</c>. A vehicle is in part 1 + h mod n, where h is the 32-bit FNV-1a hash of the upper-case VIN in
/// UTF-8, mixed by the last step of MurmurHash3. That never changes: workers of different versions share a fleet.
/// </summary>
internal sealed class VehicleShard
{
    private static readonly Regex s_form = new(@"^\s*(?<index>[0-9]{1,9})\s*/\s*(?<count>[0-9]{1,9})\s*$", RegexOptions.CultureInvariant);

    private VehicleShard(int index, int count)
    {
        Index = index;
        Count = count;
    }

    /// <summary>Which part, from 1.</summary>
    public int Index { get; }

    /// <summary>The number of parts.</summary>
    public int Count { get; }

    /// <summary>Reads <c>3/8</c>; null when the text is no part of anything.</summary>
    public static VehicleShard? Parse(string text)
    {
        var match = s_form.Match(text);
        return match.Success ? Of(int.Parse(match.Groups["index"].Value, CultureInfo.InvariantCulture),
            int.Parse(match.Groups["count"].Value, CultureInfo.InvariantCulture)) : null;
    }

    /// <summary>A part by its number from 1; null when there is no such part.</summary>
    public static VehicleShard? Of(int index, int count) => index >= 1 && index <= count ? new VehicleShard(index, count) : null;

    /// <summary>True when the vehicle of this VIN is in the part.</summary>
    public bool Holds(string vin) => Hash(vin) % (uint)Count == (uint)(Index - 1);

    /// <summary>The hash of a VIN.</summary>
    public static uint Hash(string vin)
    {
        var hash = 2166136261u;
        foreach (var unit in Encoding.UTF8.GetBytes(vin.ToUpperInvariant()))
            hash = unchecked((hash ^ unit) * 16777619u);
        // The low bits of FNV-1a depend on the low bits of the letters alone; serial numbers would not spread over 8 parts.
        hash = unchecked((hash ^ (hash >> 16)) * 0x85EBCA6Bu);
        hash = unchecked((hash ^ (hash >> 13)) * 0xC2B2AE35u);
        return hash ^ (hash >> 16);
    }

    /// <summary>The form in which it is given.</summary>
    public override string ToString() => $"{Index}/{Count}";
}
