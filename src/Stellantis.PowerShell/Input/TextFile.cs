using System.Text;
using Stellantis.Client;
using Stellantis.Client.Text;

namespace Stellantis.PowerShell.Input;

/// <summary>Reads files of JSON.</summary>
internal static class TextFile
{
    /// <exception cref="StellantisApiException">InvalidBody: it cannot be read, or is in an encoding that would be read as other text.</exception>
    public static string Read(string full, string given)
    {
        try
        {
            return FileText.Decode(File.ReadAllBytes(full));
        }
        catch (DecoderFallbackException)
        {
            throw new StellantisApiException(ErrorIds.InvalidBody, $"The file '{given}' {FileText.Foreign}; nothing was sent.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StellantisApiException(ErrorIds.InvalidBody, $"The file '{given}' cannot be read: {e.Message.TrimEnd('.')}.", e);
        }
    }
}
