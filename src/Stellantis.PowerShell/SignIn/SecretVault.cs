using System.Management.Automation;
using System.Security;
using Stellantis.Client;
using Stellantis.Client.Masking;

namespace Stellantis.PowerShell.SignIn;

/// <summary>Looks up secrets by their names, with the SecretManagement module if it is there.</summary>
/// <param name="engine">Runs the lookup in the user's session.</param>
/// <param name="vault">The name of the vault; null when variables hold the secrets themselves.</param>
internal sealed class SecretVault(CommandInvocationIntrinsics engine, string? vault)
{
    private const string Command = "Microsoft.PowerShell.SecretManagement\\Get-Secret";
    private const string NotFound = "GetSecretNotFound";

    /// <summary>The secret that a variable stands for.</summary>
    /// <exception cref="StellantisApiException">InvalidRequest: it cannot be had.</exception>
    public SecureString Of(string variable, string value)
    {
        if (vault is null)
            return Secure(value);
        CheckModule();
        object? found;
        try
        {
            found = engine.InvokeScript($"param($name, $vault) {Command} -Name $name -Vault $vault -ErrorAction Stop", value, vault)
                .FirstOrDefault()?.BaseObject;
        }
        catch (RuntimeException e)
        {
            // A secret put into the variable by mistake, where its name belongs, is not repeated.
            var redactor = new Redactor();
            redactor.HideParts([value]);
            throw new StellantisApiException(ErrorIds.InvalidRequest,
                $"The vault '{vault}' does not give the secret that {variable} names: {Reason(e)}. With a vault, the variable holds " +
                    $"the secret's name.", e, redactor);
        }
        return found is not null && Text(found) is { } secret ? secret : throw new StellantisApiException(ErrorIds.InvalidRequest,
            $"The secret that {variable} names is not a text in the vault '{vault}'. Store it as a string.");
    }

    /// <summary>The secret under a name; null when the vault has none.</summary>
    /// <exception cref="StellantisApiException">InvalidRequest: there is no module for vaults, no such vault, or it is no text.</exception>
    public SecureString? Find(string name)
    {
        CheckModule();
        object? found;
        try
        {
            found = engine.InvokeScript($"param($name, $vault) {Command} -Name $name -Vault $vault -ErrorAction Stop", name, vault)
                .FirstOrDefault()?.BaseObject;
        }
        catch (RuntimeException e) when (e.ErrorRecord.FullyQualifiedErrorId.Split(',')[0] == NotFound)
        {
            return null;
        }
        catch (RuntimeException e) when (e is not PipelineStoppedException)
        {
            throw new StellantisApiException(ErrorIds.InvalidRequest,
                $"The vault '{vault}' cannot be asked for the secret '{name}': {Reason(e)}. Nothing was sent.", e)
            {
                Advice = "Get-SecretVault lists the vaults that there are; one that is locked has to be unlocked first.",
            };
        }
        return found is null ? null : Text(found)
            ?? throw new StellantisApiException(ErrorIds.InvalidRequest,
                $"The secret '{name}' is not a text in the vault '{vault}'. Store it as a string.");
    }

    /// <summary>What was given for a secret; null when it is none.</summary>
    public static SecureString? Text(object given) => given switch
    {
        SecureString secret => secret,
        PSCredential credential => credential.Password,
        string text => Secure(text),
        _ => null,
    };

    // Not that the command was stopped by it.
    private static string Reason(RuntimeException failure) => (failure.ErrorRecord.Exception ?? failure).Message.TrimEnd('.');

    private void CheckModule()
    {
        if (engine.GetCommand(Command, CommandTypes.Cmdlet | CommandTypes.Function) is null)
        {
            throw new StellantisApiException(ErrorIds.InvalidRequest,
                "-SecretVault needs the module Microsoft.PowerShell.SecretManagement, which is not installed here. Run Install-Module " +
                    "Microsoft.PowerShell.SecretManagement.");
        }
    }

    /// <summary>Text as a secret.</summary>
    public static SecureString Secure(string text)
    {
        var secret = new SecureString();
        foreach (var c in text)
            secret.AppendChar(c);
        secret.MakeReadOnly();
        return secret;
    }
}
