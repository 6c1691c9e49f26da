using System.Collections;
using System.Management.Automation;
using Stellantis.PowerShell.SignIn;

namespace Stellantis.PowerShell.Parameters;

/// <summary>Where the secrets of a configuration come from.</summary>
internal interface ISecretParameters
{
    /// <summary>
    /// The secrets by the names of their placeholders: text, a SecureString, or a credential, whose password is taken. What is not among them is
    /// looked for in -SecretVault, then in the environment variable STELLANTIS_SECRET_NAME.
    /// </summary>
    [Parameter]
    [Discreet(typeof(IDictionary))]
    IDictionary? Secret { get; set; }

    /// <summary>The vault of the SecretManagement module in which the secrets lie under the names of their placeholders.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    string? SecretVault { get; set; }
}
