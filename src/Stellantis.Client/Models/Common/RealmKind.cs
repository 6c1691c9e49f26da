namespace Stellantis;

/// <summary>How the customers of a brand sign in.</summary>
public enum RealmKind
{
    /// <summary>With a password: <c>clientsB2C...</c>.</summary>
    B2C,

    /// <summary>With a one-time password: <c>OTP...</c>.</summary>
    OTP,
}
