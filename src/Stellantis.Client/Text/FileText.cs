using System.Text;

namespace Stellantis.Client.Text;

/// <summary>The text of a user's file: UTF-8, or UTF-16 and UTF-32 with their mark. Another would be read as other text than was written.</summary>
internal static class FileText
{
    /// <summary>What is said of a file in another encoding, after its name.</summary>
    public const string Foreign = "is not UTF-8, nor UTF-16 with a byte order mark. Save it as UTF-8";

    /// <exception cref="DecoderFallbackException">It is in another encoding.</exception>
    public static string Decode(byte[] file)
    {
        using var reader = new StreamReader(new MemoryStream(file), new UTF8Encoding(false, throwOnInvalidBytes: true),
            detectEncodingFromByteOrderMarks: true);
        var text = reader.ReadToEnd();
        return text.IndexOf('\0') < 0 ? text : throw new DecoderFallbackException();
    }
}
