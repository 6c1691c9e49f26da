using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Net;
using System.Security;
using Stellantis.Client;
using Stellantis.PowerShell.Input;

namespace Stellantis.PowerShell.SignIn;

/// <summary>The secrets of a configuration by their names: those that were given, those of a vault, those of the environment.</summary>
/// <param name="given">What was given; null for nothing.</param>
/// <param name="vault">The vault; null for none.</param>
internal sealed class SecretLookup(IDictionary? given, SecretVault? vault)
{
    private const string Prefix = "STELLANTIS_SECRET_";

    private readonly Dictionary<string, string?> _found = new(StringComparer.Ordinal);

    /// <summary>All that were found.</summary>
    public IEnumerable<string?> Found => _found.Values;

    /// <summary>The variable of the environment that a secret is looked for in.</summary>
    public static string Variable(string name) =>
        Prefix + new string([.. name.Select(c => char.IsLetterOrDigit(c) ? char.ToUpper(c, CultureInfo.InvariantCulture) : '_')]);

    /// <summary>A secret; null when nobody gives it.</summary>
    /// <exception cref="StellantisApiException">InvalidRequest: it is no text, or there is no vault.</exception>
    public string? Of(string name)
    {
        if (!_found.TryGetValue(name, out var secret))
            _found[name] = secret = Given(name) ?? Plain(vault?.Find(name)) ?? Set(Variable(name));
        return secret;
    }

    private string? Given(string name)
    {
        foreach (DictionaryEntry entry in given ?? new Hashtable())
        {
            if (!string.Equals(entry.Key?.ToString(), name, StringComparison.OrdinalIgnoreCase))
                continue;
            var value = PlainInput.Base(entry.Value);
            return Plain(value is null ? null : SecretVault.Text(value) ?? throw new StellantisApiException(ErrorIds.InvalidRequest,
                $"-Secret '{name}' is of type {value.GetType().Name}. Give a text, a SecureString or a credential."));
        }
        return null;
    }

    private static string? Set(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } set ? set : null;

    private static string? Plain(SecureString? secret) => secret is null ? null : new NetworkCredential("", secret).Password;
}
