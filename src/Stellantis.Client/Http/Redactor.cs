using System.Globalization;
using System.Text.RegularExpressions;

namespace Stellantis.Client.Http;

/// <summary>
/// Takes out of messages what must not stand in a log: the secrets of the connection wholly, VINs but for their last four characters,
/// positions but for one decimal.
/// </summary>
internal sealed class Redactor
{
    private const string Hidden = "***";

    // What is shorter than this would be found in ordinary words.
    private const int ShortestSecret = 4;

    private static readonly Regex s_vin = new(@"(?<![A-Za-z0-9])(?=[A-Za-z0-9]*[0-9])(?=[A-Za-z0-9]*[A-Za-z])[A-HJ-NPR-Za-hj-npr-z0-9]{13}(?<last>[A-HJ-NPR-Za-hj-npr-z0-9]{4})(?![A-Za-z0-9])", RegexOptions.CultureInvariant);
    private static readonly Regex s_degrees = new(@"(?<![\w.])-?\d{1,3}\.\d{3,}(?![\w.]*\d)", RegexOptions.CultureInvariant);

    private volatile string[] _secrets = [];

    /// <summary>Adds secrets, from any thread. They stay hidden when they are no longer in use.</summary>
    public void Hide(IEnumerable<string?> secrets)
    {
        var added = secrets.Where(s => s is { Length: >= ShortestSecret }).SelectMany(s => new[] { s!, Uri.EscapeDataString(s!) });
        lock (s_vin)
            _secrets = [.. _secrets.Concat(added).Distinct().OrderByDescending(s => s.Length)];
    }

    public string Mask(string text)
    {
        foreach (var secret in _secrets)
            text = text.Replace(secret, Hidden);
        text = s_vin.Replace(text, m => "*************" + m.Groups["last"].Value);
        return s_degrees.Replace(text, m => double.Parse(m.Value, CultureInfo.InvariantCulture).ToString("0.0", CultureInfo.InvariantCulture));
    }
}
