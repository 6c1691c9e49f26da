using System.Management.Automation;
using System.Security;
using Stellantis.PowerShell.Tests.Engine;

namespace Stellantis.PowerShell.Tests.Support;

/// <summary>Connections for tests.</summary>
internal static class Connect
{
    public const string ClientId = "client-0042";
    public const string Secret = "s3cr3t-0042-value";
    public const string UserId = "AC-ACNT000000000042";

    public static PSCredential Credential { get; } = Make();

    /// <summary>Connects a session to an address, in the realm B2C.</summary>
    public static PowerShellSession To(this PowerShellSession session, string baseUri, string more = "")
    {
        session.Run($"Connect-Stellantis $uri $credential $user -Realm B2C {more}", ("uri", baseUri), ("credential", Credential), ("user", UserId))
            .WithoutErrors();
        return session;
    }

    /// <summary>Connects a session to a sandbox of its own.</summary>
    public static PowerShellSession ToSandbox(this PowerShellSession session, string more = "")
    {
        session.Run($"Connect-Stellantis -Sandbox {more}").WithoutErrors();
        return session;
    }

    private static PSCredential Make()
    {
        var secret = new SecureString();
        foreach (var c in Secret)
            secret.AppendChar(c);
        return new PSCredential(ClientId, secret);
    }
}
