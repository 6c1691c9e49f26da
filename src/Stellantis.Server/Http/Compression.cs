using System.IO.Compression;

namespace Stellantis.Server.Http;

/// <summary>Content codings, for clients that take them.</summary>
internal static class Compression
{
    private const int WorthIt = 1024;

    /// <summary>Compresses a body in the way that the client likes; a small one stays as it is.</summary>
    public static void Apply(HttpResponse response, HeaderList accepted)
    {
        if (response.Takeover is not null || response.Body is not { Length: >= WorthIt } body
            || response.Headers.Find("Content-Encoding") is not null)
            return;
        if (accepted.Has("Accept-Encoding", "gzip"))
            Encode(response, "gzip", body, static (from, to) => Copy(from, new GZipStream(to, CompressionLevel.Fastest, leaveOpen: true)));
        else if (accepted.Has("Accept-Encoding", "deflate"))
            Encode(response, "deflate", body, Zlib);
    }

    private static void Encode(HttpResponse response, string coding, MemoryStream body, Action<MemoryStream, MemoryStream> write)
    {
        var coded = AnswerBuffers.Rent();
        write(body, coded);
        response.Headers.Add("Content-Encoding", coding);
        response.Headers.Add("Vary", "Accept-Encoding");
        response.ReplaceBody(coded);
    }

    private static void Copy(MemoryStream from, Stream to)
    {
        using (to)
            to.Write(from.GetBuffer(), 0, (int)from.Length);
    }

    // What HTTP calls deflate has a header and a check sum (RFC 1950) around it.
    private static void Zlib(MemoryStream from, MemoryStream to)
    {
        to.WriteByte(0x78);
        to.WriteByte(0x01);
        Copy(from, new DeflateStream(to, CompressionLevel.Fastest, leaveOpen: true));
        uint a = 1;
        uint b = 0;
        var bytes = from.GetBuffer();
        for (var i = 0; i < from.Length; i++)
        {
            a = (a + bytes[i]) % 65521;
            b = (b + a) % 65521;
        }

        foreach (var part in new[] { b, a })
        {
            to.WriteByte((byte)(part >> 8));
            to.WriteByte((byte)part);
        }
    }
}
