using System.Net;
using System.Net.Sockets;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;

/// <summary>What the tests use of newer frameworks, for .NET Framework.</summary>
internal static class NewerMembers
{
    extension(Path)
    {
        public static string TrimEndingDirectorySeparator(string path) => path.TrimEnd('/', '\\');
    }

    extension(Array)
    {
        public static void Fill<T>(T[] array, T value)
        {
            for (var i = 0; i < array.Length; i++)
                array[i] = value;
        }
    }

    extension(Task task)
    {
        public bool IsCompletedSuccessfully => task.Status == TaskStatus.RanToCompletion;
    }

    extension(TimeSpan)
    {
        public static TimeSpan operator *(TimeSpan time, double factor) => TimeSpan.FromTicks((long)(time.Ticks * factor));
    }

    extension(DateTimeOffset)
    {
        public static DateTimeOffset UnixEpoch => DateTimeOffset.FromUnixTimeSeconds(0);
    }

    extension(int)
    {
        public static int Parse(ReadOnlySpan<char> text, IFormatProvider provider) => int.Parse(text.ToString(), provider);
    }

    extension(Encoding)
    {
        public static Encoding Latin1 => Encoding.GetEncoding("iso-8859-1");
    }

    extension(string text)
    {
        public bool Contains(char c) => text.IndexOf(c) >= 0;

        public bool Contains(string part, StringComparison comparison) => text.IndexOf(part, comparison) >= 0;

        public bool StartsWith(char c) => text.Length > 0 && text[0] == c;

        public bool EndsWith(char c) => text.Length > 0 && text[text.Length - 1] == c;

        public string Replace(string old, string other, StringComparison comparison) =>
            comparison == StringComparison.Ordinal ? text.Replace(old, other) : throw new NotSupportedException();

        public string[] Split(char separator, StringSplitOptions options) => text.Split([separator], options);

        public string[] Split(char separator, int count) => text.Split([separator], count);

        public bool Contains(char c, StringComparison comparison) => text.IndexOf(c.ToString(), comparison) >= 0;

        public int IndexOf(char c, StringComparison comparison) => text.IndexOf(c.ToString(), comparison);

        public string[] Split(string separator, int count) => text.Split([separator], count, StringSplitOptions.None);

        public string[] Split(string separator) => text.Split([separator], StringSplitOptions.None);

        public string[] Split(string separator, StringSplitOptions options) => text.Split([separator], options);
    }

    extension(HttpStatusCode)
    {
        public static HttpStatusCode TooManyRequests => (HttpStatusCode)429;
    }

    extension(Enum)
    {
        public static T[] GetValues<T>() => (T[])Enum.GetValues(typeof(T));
    }

    extension(double)
    {
        public static bool IsFinite(double value) => !double.IsNaN(value) && !double.IsInfinity(value);
    }

    extension(Convert)
    {
        public static string ToBase64String(ReadOnlySpan<byte> bytes) => Convert.ToBase64String(bytes.ToArray());
    }

    extension(Type type)
    {
        public MethodInfo? GetMethod(string name, BindingFlags flags, Type[] parameters) => type.GetMethod(name, flags, null, parameters, null);
    }

    extension(string)
    {
        public static string Create(IFormatProvider provider, FormattableString text) => text.ToString(provider);

        public static string Join(char separator, params object[] values) => string.Join(separator.ToString(), values);

        public static string Join<T>(char separator, IEnumerable<T> values) => string.Join(separator.ToString(), values);
    }

    public static void Deconstruct<TKey, TValue>(this KeyValuePair<TKey, TValue> pair, out TKey key, out TValue value) =>
        (key, value) = (pair.Key, pair.Value);

    public static IEnumerable<T> Order<T>(this IEnumerable<T> items, IComparer<T>? comparer = null) => items.OrderBy(i => i, comparer);

    public static IEnumerable<T> OrderDescending<T>(this IEnumerable<T> items) => items.OrderByDescending(i => i);

    public static IEnumerable<T> DistinctBy<T, TKey>(this IEnumerable<T> items, Func<T, TKey> key, IEqualityComparer<TKey>? comparer = null) =>
        items.GroupBy(key, comparer).Select(same => same.First());

    public static void Shuffle<T>(this Random random, T[] items)
    {
        for (var i = items.Length - 1; i > 0; i--)
        {
            var other = random.Next(i + 1);
            (items[i], items[other]) = (items[other], items[i]);
        }
    }

    public static IEnumerable<T> TakeLast<T>(this IEnumerable<T> items, int count) => items.Skip(Math.Max(0, items.Count() - count));

    public static IEnumerable<T[]> Chunk<T>(this IEnumerable<T> items, int size) =>
        items.Select((item, i) => (item, i)).GroupBy(p => p.i / size, p => p.item).Select(g => g.ToArray());

    public static IEnumerable<(TFirst First, TSecond Second)> Zip<TFirst, TSecond>(this IEnumerable<TFirst> first, IEnumerable<TSecond> second) =>
        first.Zip(second, (one, other) => (one, other));

    public static IEnumerable<T> Select<T>(this MatchCollection matches, Func<Match, T> select) => Enumerable.Select(matches.Cast<Match>(), select);

    public static IEnumerable<T> SelectMany<T>(this MatchCollection matches, Func<Match, IEnumerable<T>> select) =>
        Enumerable.SelectMany(matches.Cast<Match>(), select);

    public static HashSet<T> ToHashSet<T>(this IEnumerable<T> items) => [.. items];

    public static TValue? GetValueOrDefault<TKey, TValue>(this IReadOnlyDictionary<TKey, TValue> items, TKey key) =>
        items.TryGetValue(key, out var value) ? value : default;

    public static Task<string> ReadAsStringAsync(this HttpContent content, CancellationToken cancellation) => content.ReadAsStringAsync();

    public static Task<int> ReadAsync(this Stream stream, byte[] buffer, CancellationToken cancellation = default) =>
        stream.ReadAsync(buffer, 0, buffer.Length, cancellation);

    public static ValueTask WriteAsync(this Stream stream, byte[] bytes, CancellationToken cancellation = default) =>
        new(stream.WriteAsync(bytes, 0, bytes.Length, cancellation));

    public static ValueTask WriteAsync(this Stream stream, ReadOnlyMemory<byte> bytes, CancellationToken cancellation = default) =>
        stream.WriteAsync(bytes.ToArray(), cancellation);

    public static async ValueTask ReadExactlyAsync(this Stream stream, byte[] buffer, CancellationToken cancellation = default)
    {
        for (var at = 0; at < buffer.Length;)
        {
            var read = await stream.ReadAsync(buffer, at, buffer.Length - at, cancellation);
            at += read > 0 ? read : throw new EndOfStreamException();
        }
    }

    public static string ReplaceLineEndings(this string text, string ending) => text.Replace("\r\n", "\n").Replace("\n", ending);

    public static bool TryPop<T>(this Stack<T> stack, out T value)
    {
        value = stack.Count > 0 ? stack.Peek() : default!;
        if (stack.Count == 0)
            return false;
        stack.Pop();
        return true;
    }

    public static void SetCanceled<T>(this TaskCompletionSource<T> source, CancellationToken cancellation)
    {
        if (!source.TrySetCanceled(cancellation))
            throw new InvalidOperationException();
    }

    public static void Write(this Stream stream, byte[] bytes) => stream.Write(bytes, 0, bytes.Length);

    public static void Write(this Stream stream, ReadOnlySpan<byte> bytes) => stream.Write(bytes.ToArray());

    public static void Dispose(this TcpListener listener) => listener.Stop();

    public static Task<Socket> AcceptSocketAsync(this TcpListener listener, CancellationToken cancellation) =>
        listener.AcceptSocketAsync().WaitAsync(cancellation);

    public static async Task<int> ReceiveAsync(this Socket socket, Memory<byte> buffer, SocketFlags flags, CancellationToken cancellation)
    {
        var bytes = new byte[buffer.Length];
        var read = await socket.ReceiveAsync(new ArraySegment<byte>(bytes), flags).WaitAsync(cancellation);
        bytes.AsMemory(0, read).CopyTo(buffer);
        return read;
    }

    public static Task<int> SendAsync(this Socket socket, ReadOnlyMemory<byte> bytes, SocketFlags flags, CancellationToken cancellation) =>
        socket.SendAsync(new ArraySegment<byte>(bytes.ToArray()), flags).WaitAsync(cancellation);

    public static async Task<T> WaitAsync<T>(this Task<T> task, CancellationToken cancellation)
    {
        await ((Task)task).WaitAsync(cancellation);
        return await task;
    }

    public static Task CancelAsync(this CancellationTokenSource source)
    {
        source.Cancel();
        return Task.CompletedTask;
    }

    public static async Task<T> WaitAsync<T>(this Task<T> task, TimeSpan time) =>
        await Task.WhenAny(task, Task.Delay(time)) == task ? await task : throw new TimeoutException();

    public static async Task WaitAsync(this Task task, CancellationToken cancellation)
    {
        var cancelled = new TaskCompletionSource<bool>();
        using (cancellation.Register(() => cancelled.TrySetCanceled(cancellation)))
            await await Task.WhenAny(task, cancelled.Task);
    }

    public static async Task WaitAsync(this Task task, TimeSpan time)
    {
        if (await Task.WhenAny(task, Task.Delay(time)) != task)
            throw new TimeoutException();
        await task;
    }
}
