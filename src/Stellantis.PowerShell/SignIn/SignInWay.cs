
namespace Stellantis.PowerShell.SignIn;

/// <summary>The ways of signing in.</summary>
internal enum SignInWay
{
    Gateway,
    Token,
    Refresh,
    ClientCredential,
    Code,
}
