using System.IO.Compression;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Stellantis.Benchmarks.Server;

/// <summary>The bytes of an answer: room for its head, then the body.</summary>
internal sealed class PageBuffer(int expected)
{
    private const int HeadRoom = 160;

    private static readonly JsonSerializerOptions s_pretty = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private byte[] _bytes = new byte[HeadRoom + expected];
    private int _end = HeadRoom;

    public void Add(ReadOnlySpan<byte> piece)
    {
        if (_end + piece.Length > _bytes.Length)
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _end + piece.Length));
        piece.CopyTo(_bytes.AsSpan(_end));
        _end += piece.Length;
    }

    private ReadOnlyMemory<byte> Body => _bytes.AsMemory(HeadRoom, _end - HeadRoom);

    private void Replace(byte[] body)
    {
        _end = HeadRoom;
        Add(body);
    }

    private byte[] Packed()
    {
        using var packed = new MemoryStream();
        using (var packing = new GZipStream(packed, CompressionLevel.Fastest))
            packing.Write(Body.Span);
        return packed.ToArray();
    }

    public void Add(string text) => Add(Encoding.UTF8.GetBytes(text));

    /// <summary>The answer with its head before the body.</summary>
    public ReadOnlyMemory<byte> Answer(Documents documents = Documents.Plain)
    {
        if (documents.HasFlag(Documents.Pretty))
            Replace(JsonSerializer.SerializeToUtf8Bytes(JsonDocument.Parse(Body).RootElement, s_pretty));
        if (documents.HasFlag(Documents.Gzip))
            Replace(Packed());
        var encoding = documents.HasFlag(Documents.Gzip) ? "Content-Encoding: gzip\r\n" : "";
        var head = Encoding.ASCII.GetBytes(
            $"HTTP/1.1 200 OK\r\nContent-Type: application/hal+json\r\n{encoding}Content-Length: {_end - HeadRoom}\r\n\r\n");
        head.CopyTo(_bytes.AsSpan(HeadRoom - head.Length));
        return _bytes.AsMemory(HeadRoom - head.Length, _end - HeadRoom + head.Length);
    }
}
