using System.Globalization;
using System.Text;

namespace Stellantis.Testing.Raw;

/// <summary>Requests as text, of whatever stream they come by.</summary>
public static class RequestText
{
    /// <summary>Reads a head, and the body that its length promises; null when the other side goes away.</summary>
    public static async Task<string?> ReadAsync(Stream stream, CancellationToken end)
    {
        var text = new StringBuilder();
        var one = new byte[1];
        while (text.Length < 4 || text.ToString(text.Length - 4, 4) != "\r\n\r\n")
        {
            if (await stream.ReadAsync(one, end) == 0)
                return null;
            text.Append((char)one[0]);
        }
        var length = text.ToString().Split("\r\n").Where(l => l.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase))
            .Select(l => int.Parse(l[15..], CultureInfo.InvariantCulture)).FirstOrDefault();
        var body = new byte[length];
        await stream.ReadExactlyAsync(body, end);
        return text + Encoding.UTF8.GetString(body);
    }
}
