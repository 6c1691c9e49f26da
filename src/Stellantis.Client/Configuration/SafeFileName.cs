using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Stellantis.Client.Configuration;

/// <summary>
/// Names of files for labels. What a file system refuses is written as %XX; labels that are one name where casing does not matter are told apart by
/// writing all but small letters so.
/// </summary>
internal static class SafeFileName
{
    private const int Longest = 120;
    private const string Refused = "<>:\"/\\|?*%";

    private static readonly HashSet<string> s_devices = new(StringComparer.OrdinalIgnoreCase)
    {
        "CON", "PRN", "AUX", "NUL", "COM1", "COM2", "COM3", "COM4", "COM5", "COM6", "COM7", "COM8", "COM9",
        "LPT1", "LPT2", "LPT3", "LPT4", "LPT5", "LPT6", "LPT7", "LPT8", "LPT9",
        "COM\u00b9", "COM\u00b2", "COM\u00b3", "LPT\u00b9", "LPT\u00b2", "LPT\u00b3", "CONIN$", "CONOUT$",
    };

    /// <summary>The names, without an extension, by label.</summary>
    public static IReadOnlyDictionary<string, string> Of(IEnumerable<string> labels) => labels
        .GroupBy(label => Folded(Escaped(label, IsPlain)), StringComparer.Ordinal)
        .SelectMany(alike => alike.Select(label => (Label: label, Name: Escaped(label, alike.Count() == 1 ? IsPlain : IsSmall))))
        .ToDictionary(pair => pair.Label, pair => Cut(pair.Name, pair.Label), StringComparer.Ordinal);

    private static string Escaped(string label, Func<char, bool> stays)
    {
        var name = new StringBuilder();
        for (var i = 0; i < label.Length; i++)
        {
            var isEdge = i == 0 && label[i] is '.' or ' ' || i == label.Length - 1 && label[i] is '.' or ' ';
            if (stays(label[i]) && !isEdge)
                name.Append(label[i]);
            else if (char.IsSurrogate(label[i]))
                name.AppendFormat(CultureInfo.InvariantCulture, "%u{0:X4}", (int)label[i]);
            else
                name.Append(string.Concat(Encoding.UTF8.GetBytes([label[i]]).Select(b => "%" + b.ToString("X2", CultureInfo.InvariantCulture))));
        }
        var text = name.ToString();
        return s_devices.Contains(text.Split('.')[0].TrimEnd(' '))
            ? string.Format(CultureInfo.InvariantCulture, "%{0:X2}{1}", (int)text[0], text.Substring(1)) : text;
    }

    private static bool IsPlain(char c) => !char.IsControl(c) && !char.IsSurrogate(c) && Refused.IndexOf(c) < 0;

    private static bool IsSmall(char c) => c is >= 'a' and <= 'z' or >= '0' and <= '9' or '-' or '_' or ' ' or '.';

    private static string Folded(string name) => name.Normalize(NormalizationForm.FormC).ToUpperInvariant();

    private static string Cut(string name, string label)
    {
        if (name.Length <= Longest)
            return name;
        using var hash = SHA256.Create();
        var mark = string.Concat(hash.ComputeHash(Encoding.UTF8.GetBytes(label)).Take(6).Select(b => b.ToString("x2", CultureInfo.InvariantCulture)));
        return $"{name.Substring(0, Longest - mark.Length - 1)}~{mark}";
    }
}
