using System.Text;

namespace Stellantis.Benchmarks.Server;

/// <summary>The bytes of an answer: room for its head, then the body.</summary>
internal sealed class PageBuffer(int expected)
{
    private const int HeadRoom = 160;

    private byte[] _bytes = new byte[HeadRoom + expected];
    private int _end = HeadRoom;

    public void Add(ReadOnlySpan<byte> piece)
    {
        if (_end + piece.Length > _bytes.Length)
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _end + piece.Length));
        piece.CopyTo(_bytes.AsSpan(_end));
        _end += piece.Length;
    }

    public void Add(string text) => Add(Encoding.UTF8.GetBytes(text));

    /// <summary>The answer with its head before the body.</summary>
    public ReadOnlyMemory<byte> Answer()
    {
        var head = Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: application/hal+json\r\nContent-Length: {_end - HeadRoom}\r\n\r\n");
        head.CopyTo(_bytes.AsSpan(HeadRoom - head.Length));
        return _bytes.AsMemory(HeadRoom - head.Length, _end - HeadRoom + head.Length);
    }
}
