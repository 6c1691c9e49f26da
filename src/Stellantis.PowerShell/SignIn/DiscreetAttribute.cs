using System.Management.Automation;
using System.Security;
using Stellantis.PowerShell.Input;

namespace Stellantis.PowerShell.SignIn;

/// <summary>
/// Takes what is given for a parameter that may carry a secret, and refuses what does not fit by the name of its type: PowerShell's own refusal would
/// repeat it.
/// </summary>
/// <param name="type">The type of the parameter.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class DiscreetAttribute(Type type) : ArgumentTransformationAttribute
{
    /// <summary>The type of the parameter.</summary>
    public Type Type { get; } = type;

    /// <summary>True when a secret that is good for one use may be given as text too.</summary>
    public bool TakesText { get; set; }

    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var value = PlainInput.Base(inputData);
        if (value is null || Type.IsInstanceOfType(value))
            return value!;
        if (value is string text && TakesText)
            return SecretVault.Secure(text);
        // A user's name: the password is asked for. Of any other object PowerShell would make a credential that is empty.
        var isCredential = Type == typeof(PSCredential);
        if (value is string && isCredential)
            return value;
        return !isCredential && LanguagePrimitives.TryConvertTo(inputData, Type, out var converted) ? converted
            : throw new ArgumentTransformationMetadataException($"What was given, of type {value.GetType().Name}, is no {Name(Type)}. Give one; " +
                $"what was given is not repeated here.");
    }

    private static string Name(Type type) => type == typeof(Uri) ? "address, such as https://host/path"
        : type == typeof(SecureString) ? "SecureString, as Read-Host -AsSecureString and ConvertTo-SecureString make it"
        : type == typeof(PSCredential) ? "credential, as Get-Credential makes it"
        : type == typeof(System.Collections.IDictionary) ? "hashtable, such as @{ name = 'value' }"
        : type.Name;
}
