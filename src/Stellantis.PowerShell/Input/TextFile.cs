using System.Text;
using Stellantis.Client;

namespace Stellantis.PowerShell.Input;

/// <summary>Reads files of JSON: UTF-8, or UTF-16 and UTF-32 with their mark.</summary>
internal static class TextFile
{
    /// <exception cref="StellantisApiException">InvalidBody: it is in another encoding, and would be read as other text than was written.</exception>
    public static string Read(string full, string given)
    {
        try
        {
            using var reader = new StreamReader(full, new UTF8Encoding(false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: true);
            var text = reader.ReadToEnd();
            return text.IndexOf('\0') < 0 ? text : throw new DecoderFallbackException();
        }
        catch (DecoderFallbackException)
        {
            throw new StellantisApiException(ErrorIds.InvalidBody,
                $"The file '{given}' is not UTF-8, nor UTF-16 with a byte order mark. Save it as UTF-8; nothing was sent.");
        }
    }
}
