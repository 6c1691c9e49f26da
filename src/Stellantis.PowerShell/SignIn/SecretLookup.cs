using System.Collections;
using System.Management.Automation;
using System.Net;
using System.Security;
using Stellantis.Client;
using Stellantis.Client.Configuration;
using Stellantis.PowerShell.Input;

namespace Stellantis.PowerShell.SignIn;

/// <summary>The secrets of a configuration by their names: those that were given, those of a vault, those of the environment.</summary>
/// <param name="given">What was given; null for nothing.</param>
/// <param name="vault">The vault; null for none.</param>
internal sealed class SecretLookup(IDictionary? given, SecretVault? vault)
{
    private const string Prefix = "STELLANTIS_SECRET_";

    private readonly Dictionary<string, string?> _found = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _ofVariables = new(StringComparer.Ordinal);

    /// <summary>All that were found.</summary>
    public IEnumerable<string?> Found => _found.Values;

    /// <summary>The names of all that were looked for.</summary>
    public IEnumerable<string> Names => _found.Keys;

    /// <summary>The variable of the environment that a secret is looked for in.</summary>
    public static string Variable(string name) => Prefix + Placeholders.Capitals(name);

    /// <summary>A secret; null when nobody gives it.</summary>
    /// <exception cref="StellantisApiException">
    /// InvalidRequest: it is no text, the vault cannot be read, or the variable of the environment is that of another secret as well.
    /// </exception>
    public string? Of(string name)
    {
        if (!_found.TryGetValue(name, out var secret))
            _found[name] = secret = Given(name) ?? Plain(vault?.Find(name)) ?? Set(name);
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

    private string? Set(string name)
    {
        var variable = Variable(name);
        if (Environment.GetEnvironmentVariable(variable) is not { Length: > 0 } set)
            return null;
        if (_ofVariables.TryGetValue(variable, out var other) && !other.Equals(name, StringComparison.OrdinalIgnoreCase))
        {
            throw new StellantisApiException(ErrorIds.InvalidRequest,
                $"{Placeholders.Of(other)} and {Placeholders.Of(name)} are both looked for in the environment variable {variable}. Nothing was sent.")
            {
                Advice = "Give one of them with -Secret or -SecretVault, or give it another name in the configuration.",
            };
        }
        _ofVariables[variable] = name;
        return set;
    }

    private static string? Plain(SecureString? secret) => secret is null ? null : new NetworkCredential("", secret).Password;
}
