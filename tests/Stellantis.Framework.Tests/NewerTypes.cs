// Types of newer frameworks that the tests use, as far as they use them.

namespace System.Threading.Tasks
{
    internal sealed class TaskCompletionSource : TaskCompletionSource<bool>
    {
        public TaskCompletionSource()
        {
        }

        public TaskCompletionSource(TaskCreationOptions options)
            : base(options)
        {
        }

        public void SetResult() => SetResult(true);

        public bool TrySetResult() => TrySetResult(true);
    }
}

namespace System.Collections.Generic
{
    internal sealed class ReferenceEqualityComparer : IEqualityComparer<object>
    {
        public static ReferenceEqualityComparer Instance { get; } = new();

        public new bool Equals(object? one, object? other) => ReferenceEquals(one, other);

        public int GetHashCode(object value) => 0; // Right, if slow: few are compared.
    }
}

namespace System.IO.Compression
{
    internal sealed class ZLibStream(Stream inner, CompressionMode mode) : DeflateStream(WithoutHead(inner), mode)
    {
        private static Stream WithoutHead(Stream inner)
        {
            inner.ReadByte();
            inner.ReadByte();
            return inner;
        }
    }
}

namespace System.Security.Cryptography.X509Certificates
{
    internal static class X509CertificateLoader
    {
        public static X509Certificate2 LoadPkcs12(byte[] bytes, string? password) => new(bytes, password);
    }
}

namespace System.Runtime.CompilerServices
{
    /// <summary>What the compiler calls for a range of an array.</summary>
    internal static class RuntimeHelpers
    {
        public static T[] GetSubArray<T>(T[] array, Range range)
        {
            var (offset, length) = range.GetOffsetAndLength(array.Length);
            var part = new T[length];
            Array.Copy(array, offset, part, 0, length);
            return part;
        }
    }
}
