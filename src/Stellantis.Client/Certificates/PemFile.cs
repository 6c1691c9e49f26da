using System.Linq.Expressions;
using System.Reflection;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.RegularExpressions;
using Stellantis.Client.Text;

namespace Stellantis.Client.Certificates;

/// <summary>
/// Certificates and keys in PEM. The runtime of PowerShell 7 reads every kind, and is reached by reflection; that of Windows PowerShell 5.1 reads
/// none, so that unencrypted RSA keys are read here.
/// </summary>
internal static class PemFile
{
    private static readonly Regex s_block =
        new(@"-----BEGIN (?<label>[A-Z0-9 ]+)-----(?<body>[^-]*)-----END \k<label>-----", RegexOptions.CultureInvariant);

    // UTF-16 has a zero beside each of these letters.
    public static bool IsPem(byte[] file) =>
        Encoding.ASCII.GetString(file, 0, Math.Min(file.Length, 64 * 1024)).Replace("\0", "").Contains("-----BEGIN ");

    /// <summary>The text of a PEM file.</summary>
    /// <exception cref="CryptographicException">It is in an encoding that cannot be told.</exception>
    public static string Text(byte[] file)
    {
        try
        {
            return FileText.Decode(file);
        }
        catch (DecoderFallbackException e)
        {
            throw new CryptographicException($"The file {FileText.Foreign}.", e);
        }
    }

    /// <summary>The certificates of a file, PEM or DER.</summary>
    /// <exception cref="CryptographicException">There are none.</exception>
    public static IReadOnlyList<X509Certificate2> Certificates(byte[] file)
    {
        if (!IsPem(file))
            return [new X509Certificate2(file)];
        var found = Blocks(Text(file), "CERTIFICATE").Select(der => new X509Certificate2(der)).ToList();
        return found.Count > 0 ? found : throw new CryptographicException("There is no certificate in it.");
    }

    /// <summary>The first certificate of one file with the key of another, or of the same.</summary>
    /// <exception cref="CryptographicException">They cannot be read, or do not belong together.</exception>
    public static X509Certificate2 Read(string path, string keyPath, string? password, bool byRuntime = true)
    {
        var type = typeof(X509Certificate2);
        // The runtime would read what it cannot read as something else.
        Text(File.ReadAllBytes(path));
        Text(File.ReadAllBytes(keyPath));
        if (byRuntime && type.GetMethod("CreateFromPemFile", [typeof(string), typeof(string)]) is { } plain)
        {
            try
            {
                return string.IsNullOrEmpty(password) ? (X509Certificate2)plain.Invoke(null, [path, keyPath])!
                    : ReadEncrypted(type, path, keyPath, password!);
            }
            catch (TargetInvocationException e) when (e.InnerException is not null)
            {
                throw e.InnerException;
            }
        }
        var certificate = Certificates(File.ReadAllBytes(path))[0];
        using var key = Key(Text(File.ReadAllBytes(keyPath)));
        var join = typeof(RSACertificateExtensions).GetMethod("CopyWithPrivateKey", [type, typeof(RSA)])
            ?? throw new CryptographicException("This runtime cannot join a certificate and a key. Convert them to PFX.");
        using (certificate)
            return (X509Certificate2)join.Invoke(null, [certificate, key])!;
    }

    // The runtime takes the password as a span, which this target does not know by name.
    private static X509Certificate2 ReadEncrypted(Type type, string path, string keyPath, string password)
    {
        var read = type.GetMethods().First(m => m.Name == "CreateFromEncryptedPemFile" && m.GetParameters().Length == 3);
        var span = read.GetParameters()[1].ParameterType;
        var toSpan = typeof(string).GetMethod("op_Implicit", [typeof(string)])!;
        if (toSpan.ReturnType != span)
            throw new CryptographicException("This runtime cannot read an encrypted key. Convert certificate and key to PFX.");
        return Expression.Lambda<Func<X509Certificate2>>(
            Expression.Call(read, Expression.Constant(path), Expression.Call(toSpan, Expression.Constant(password)), Expression.Constant(keyPath)))
                .Compile()();
    }

    private static RSA Key(string text)
    {
        var der = Blocks(text, "RSA PRIVATE KEY").FirstOrDefault()
            ?? Blocks(text, "PRIVATE KEY").Select(InPkcs8).FirstOrDefault()
            ?? throw new CryptographicException("Windows PowerShell reads unencrypted RSA keys only. Convert certificate " +
                "and key to PFX, or use PowerShell 7.");
        var key = RSA.Create();
        key.ImportParameters(Pkcs1(der));
        return key;
    }

    private static IEnumerable<byte[]> Blocks(string text, string label) => s_block.Matches(text).Cast<Match>()
        .Where(m => m.Groups["label"].Value == label && m.Groups["body"].Value.IndexOf(':') < 0)
        .Select(m => Convert.FromBase64String(m.Groups["body"].Value));

    // SEQUENCE { version, algorithm, OCTET STRING { the key } }
    private static byte[] InPkcs8(byte[] der)
    {
        var at = 0;
        Enter(der, ref at, 0x30);
        Take(der, ref at, 0x02);
        var algorithm = Take(der, ref at, 0x30);
        // The object identifier of RSA: 1.2.840.113549.1.1.1.
        if (!algorithm.Take(11).SequenceEqual(new byte[] { 0x06, 0x09, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x01, 0x01 }))
            throw new CryptographicException("Windows PowerShell reads RSA keys only. Convert certificate and key to PFX, or use PowerShell 7.");
        return Take(der, ref at, 0x04);
    }

    // SEQUENCE { version, n, e, d, p, q, d mod p-1, d mod q-1, 1/q mod p }
    private static RSAParameters Pkcs1(byte[] der)
    {
        var at = 0;
        Enter(der, ref at, 0x30);
        Take(der, ref at, 0x02);
        var n = Number(der, ref at, 0);
        var half = (n.Length + 1) / 2;
        return new RSAParameters
        {
            Modulus = n,
            Exponent = Number(der, ref at, 0),
            D = Number(der, ref at, n.Length),
            P = Number(der, ref at, half),
            Q = Number(der, ref at, half),
            DP = Number(der, ref at, half),
            DQ = Number(der, ref at, half),
            InverseQ = Number(der, ref at, half),
        };
    }

    private static int Enter(byte[] der, ref int at, byte tag)
    {
        if (der[at++] != tag)
            throw new CryptographicException("It is not a key of a known form.");
        int length = der[at++];
        if (length < 0x80)
            return length;
        var bytes = length & 0x7F;
        length = 0;
        while (bytes-- > 0)
            length = length << 8 | der[at++];
        return length >= 0 && length <= der.Length - at ? length : throw new CryptographicException("The key is cut off.");
    }

    private static byte[] Take(byte[] der, ref int at, byte tag)
    {
        var length = Enter(der, ref at, tag);
        var value = new byte[length];
        Buffer.BlockCopy(der, at, value, 0, length);
        at += length;
        return value;
    }

    // Without the sign's leading zero, and as long as wanted.
    private static byte[] Number(byte[] der, ref int at, int size)
    {
        var value = Take(der, ref at, 0x02).SkipWhile(b => b == 0).ToArray();
        return value.Length >= size ? value : [.. new byte[size - value.Length], .. value];
    }
}
