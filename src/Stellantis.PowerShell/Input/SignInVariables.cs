using System.Text.RegularExpressions;

namespace Stellantis.PowerShell.Input;

/// <summary>The environment variables that a runbook signs in by: the one list of them.</summary>
internal static class SignInVariables
{
    public const string Prefix = "STELLANTIS_";

    /// <summary>The names behind the prefix, each with the parameter that it stands for.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["BASEURI"] = "BaseUri",
        ["CLIENTID"] = "ClientId",
        ["CLIENTSECRET"] = "Credential",
        ["USERID"] = "UserId",
        ["ACCESSTOKEN"] = "AccessToken",
        ["REFRESHTOKEN"] = "RefreshToken",
        ["TOKENURI"] = "TokenUri",
        ["REALM"] = "Realm",
        ["BRAND"] = "Brand",
        ["CVSUSERID"] = "CvsUserId",
        ["PARTNERID"] = "PartnerId",
        ["CUSTOMERCONTEXT"] = "CustomerContext",
        ["ENVIRONMENT"] = "Environment",
        ["VIN"] = "Vin",
        ["PROXY"] = "Proxy",
        ["COUNTRY"] = "Country",
        ["SCOPE"] = "Scope",
        ["CERTIFICATETHUMBPRINT"] = "CertificateThumbprint",
        ["CERTIFICATEPATH"] = "CertificatePath",
        ["CERTIFICATEPASSWORD"] = "CertificatePassword",
        ["CACERTIFICATEPATH"] = "CaCertificatePath",
        ["SECRETVAULT"] = "SecretVault",
        ["MAXRETRY"] = "MaxRetry",
        ["MAXWAITSEC"] = "MaxWaitSec",
        ["TIMEOUTSEC"] = "TimeoutSec",
    };

    /// <summary>A message with the variables in the place of the parameters that were not given.</summary>
    public static string Named(string message, Func<string, bool> isGiven) => Regex.Replace(message, @"(?<![\w-])-([A-Z][A-Za-z]+)\b", match =>
    {
        var parameter = match.Groups[1].Value;
        var variable = All.FirstOrDefault(v => v.Value == parameter).Key;
        return variable is null || isGiven(parameter) ? match.Value : Prefix + variable;
    });
}
