using System.Globalization;
using System.Security;
using Stellantis.Client;
using Stellantis.PowerShell.Input;

namespace Stellantis.PowerShell.SignIn;

/// <summary>Reads what parameters did not say from the environment variables of a runbook.</summary>
/// <param name="variable">The value of a variable, or null.</param>
/// <param name="secret">Makes a secret of the value of a variable: it is the secret itself, or its name in a vault.</param>
internal sealed class EnvironmentInput(Func<string, string?> variable, Func<string, string, SecureString> secret)
{
    private const string Prefix = SignInVariables.Prefix;

    /// <summary>Fills in what is not there yet.</summary>
    /// <returns>The way of signing in that follows from what there is.</returns>
    /// <exception cref="StellantisApiException">InvalidRequest: variables are missing, all of which it names, or one makes no sense.</exception>
    public SignInWay Fill(SignInInput input)
    {
        input.BaseUri ??= Address("BASEURI");
        input.ClientId ??= Text("CLIENTID");
        input.ClientSecret ??= Secret("CLIENTSECRET");
        input.UserId ??= Text("USERID");
        input.AccessToken ??= Secret("ACCESSTOKEN");
        input.RefreshToken ??= Secret("REFRESHTOKEN");
        input.TokenUri ??= Address("TOKENURI");
        if (input.Brand is null && input.Realm is null)
            input.Realm = Text("REALM");
        input.Brand ??= Text("BRAND");
        input.CvsUserId ??= Text("CVSUSERID");
        input.PartnerId ??= Text("PARTNERID");
        input.CustomerContext ??= Text("CUSTOMERCONTEXT");
        input.Environment ??= Text("ENVIRONMENT");
        input.Vin ??= Text("VIN");
        input.Proxy ??= Address("PROXY");
        input.CaCertificatePath ??= Text("CACERTIFICATEPATH");
        if (input.Country.Length == 0)
            input.Country = Words("COUNTRY");
        if (input.Scope.Length == 0)
            input.Scope = Words("SCOPE");
        if (!input.HasCertificate)
        {
            input.CertificateThumbprint = Text("CERTIFICATETHUMBPRINT");
            input.CertificatePath = Text("CERTIFICATEPATH");
            input.CertificatePassword ??= Secret("CERTIFICATEPASSWORD");
        }
        var way = Way(input);
        if (Missing(input, way) is { Count: > 0 } missing)
        {
            var one = missing.Count == 1;
            throw new StellantisApiException(ErrorIds.InvalidRequest,
                $"The environment {(one ? "variable" : "variables")} {string.Join(", ", missing)} {(one ? "is" : "are")} not set. Set " +
                    $"{(one ? "it" : "them")}, or give the parameters.");
        }
        return way;
    }

    /// <summary>A number that a variable holds; null when it is not set.</summary>
    /// <exception cref="StellantisApiException">InvalidRequest: it is none, or out of the range.</exception>
    public int? Number(string name, int least, int most) => Text(name) is not { } text ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number
        : throw new StellantisApiException(ErrorIds.InvalidRequest,
            FormattableString.Invariant($"The environment variable {Prefix}{name} does not hold a whole number from {least} to {most}."));

    private static SignInWay Way(SignInInput input) => input switch
    {
        { RefreshToken: not null } => SignInWay.Refresh,
        { AccessToken: not null } => SignInWay.Token,
        { TokenUri: not null } => SignInWay.ClientCredential,
        _ => SignInWay.Gateway,
    };

    private static List<string> Missing(SignInInput input, SignInWay way)
    {
        var missing = new List<string>();
        Demand(input.BaseUri, "BASEURI");
        Demand(input.ClientId, "CLIENTID");
        if (way == SignInWay.Gateway)
        {
            Demand(input.ClientSecret, "CLIENTSECRET");
            Demand(input.UserId, "USERID");
        }
        if (way == SignInWay.Refresh)
            Demand((object?)input.TokenUri ?? input.Brand, "TOKENURI");
        return missing;

        void Demand(object? value, string name)
        {
            if (value is null)
                missing.Add(Prefix + name);
        }
    }

    private string? Text(string name) => variable(Prefix + name) is { } value && value.Trim().Length > 0 ? value.Trim() : null;

    private string[] Words(string name) => Text(name)?.Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries) ?? [];

    private SecureString? Secret(string name) => Text(name) is { } value ? secret(Prefix + name, value) : null;

    private Uri? Address(string name) => Text(name) is not { } value ? null
        : Uri.TryCreate(value, UriKind.Absolute, out var address) ? address
        : throw new StellantisApiException(ErrorIds.InvalidRequest,
            $"The environment variable {Prefix}{name} does not hold a web address. Give the whole of it, beginning with https://.");
}
