using System.Security.Cryptography.X509Certificates;
using System.Text;
using Stellantis.PowerShell.Tests.Engine;
using Stellantis.PowerShell.Tests.Support;
using Stellantis.Testing.Raw;
using Stellantis.Testing.Tls;
using Xunit;

namespace Stellantis.PowerShell.Tests.Cmdlets;

/// <summary>Text from the service and from files is what was written, or it is refused.</summary>
public sealed class CharsetTests : IDisposable
{
    private readonly PowerShellSession _session = new();
    private readonly string _file = Path.GetTempFileName();

    public void Dispose()
    {
        _session.Dispose();
        File.Delete(_file);
    }

    [Theory]
    [InlineData("iso-8859-1")]
    [InlineData("utf-16")]
    [InlineData("windows-1252")]
    public void An_answer_in_another_charset_is_shown_as_it_was_written(string charset)
    {
        var encoding = charset == "windows-1252" ? Encoding.Latin1 : Encoding.GetEncoding(charset);
        var body = encoding.GetBytes("""{"_embedded":{"channels":[{"id":"ch-1","subscribe":{"label":"Café Müller"}}]},"total":1}""");
        using var server = Answering(charset, body);
        Assert.Equal(["Café Müller"], _session.To(server.BaseUri).Run("Get-StellantisChannel").WithoutErrors().Property("Label"));
    }

    [Fact]
    public void An_answer_in_a_charset_that_nobody_knows_is_an_error_that_names_it()
    {
        var body = Encoding.Latin1.GetBytes("""{"_embedded":{"channels":[{"id":"ch-1","subscribe":{"label":"Café"}}]},"total":1}""");
        using var server = Answering("x-odd", body);
        var error = _session.To(server.BaseUri).Run("Get-StellantisChannel").Error;
        Assert.StartsWith("InvalidResponse,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("x-odd", error.ErrorDetails.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Start-StellantisSandbox -World $file")]
    [InlineData("Connect-Stellantis -Sandbox -World $file -PassThru")]
    public void A_world_in_another_encoding_is_refused_and_those_with_a_mark_are_read(string start)
    {
        const string World = """{"vehicles":[{"brand":"Peugeot"}]}""";
        File.WriteAllBytes(_file, Encoding.Latin1.GetBytes(World.Replace("}]", ",\"caf\u00e9\":1}]", StringComparison.Ordinal)));
        Refused(start);
        File.WriteAllBytes(_file, Encoding.Unicode.GetBytes(World));
        Refused(start);
        foreach (var encoding in new[] { new UTF8Encoding(false), Encoding.UTF8, Encoding.Unicode, Encoding.BigEndianUnicode, Encoding.UTF32 })
        {
            File.WriteAllText(_file, World, encoding);
            Assert.Single(_session.Run(start, ("file", _file)).WithoutErrors().Output);
        }
    }

    [Fact]
    public void The_file_of_a_certificate_in_another_encoding_is_refused_and_those_with_a_mark_are_read()
    {
        using var authority = new TestAuthority();
        var client = authority.Client();
        var pem = $"{client.ExportCertificatePem()}\n{client.GetRSAPrivateKey()!.ExportPkcs8PrivateKeyPem()}";
        const string Connect = "Connect-Stellantis https://api.example.com/v1 -AccessToken $token -ClientId client-0042 -Brand DS " +
            "-CertificatePath $file -PassThru";
        var token = new System.Security.SecureString();
        token.AppendChar('x');
        File.WriteAllBytes(_file, Encoding.Latin1.GetBytes("caf\u00e9\n" + pem));
        var error = _session.Run(Connect, ("file", _file), ("token", token)).Error;
        Assert.StartsWith("InvalidRequest,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("UTF-8", error.ErrorDetails.Message, StringComparison.Ordinal);
        error = _session.Run("Connect-Stellantis https://api.example.com/v1 -AccessToken $token -ClientId client-0042 -Brand DS " +
            "-CaCertificatePath $file", ("file", _file), ("token", token)).Error;
        Assert.Contains("UTF-8", error.ErrorDetails.Message, StringComparison.Ordinal);
        foreach (var encoding in new[] { Encoding.UTF8, Encoding.Unicode, Encoding.BigEndianUnicode })
        {
            File.WriteAllText(_file, "caf\u00e9\n" + pem, encoding);
            Assert.Single(_session.Run(Connect, ("file", _file), ("token", token)).WithoutErrors().Output);
        }
    }

    private static RawServer Answering(string charset, byte[] body) => new((_, peer) => peer.SendAsync(
        (byte[])[.. Encoding.ASCII.GetBytes(
            $"HTTP/1.1 200 OK\r\nContent-Type: application/json; charset={charset}\r\nContent-Length: {body.Length}\r\n\r\n"), .. body]));

    private void Refused(string start)
    {
        var error = _session.Run(start, ("file", _file)).Error;
        Assert.StartsWith("InvalidRequest,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("-World", error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Contains("UTF-8", error.ErrorDetails.Message, StringComparison.Ordinal);
    }
}
