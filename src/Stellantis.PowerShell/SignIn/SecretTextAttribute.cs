using System.Management.Automation;

namespace Stellantis.PowerShell.SignIn;

/// <summary>Lets a secret that is good for one use be given as text too.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SecretTextAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) is string text ? SecretVault.Secure(text) : inputData;
}
