namespace Stellantis;

/// <summary>A brand whose vehicles the service knows, and how it signs in.</summary>
public sealed class Brand
{
    private static readonly Brand[] s_all =
    [
        new("Peugeot", "peugeot.com", "Peugeot", ["VF3", "VR3"], []),
        new("Citroen", "citroen.com", "Citroen", ["VF7", "VR7"], ["Citroën"]),
        new("DS", "driveds.com", "DS", ["VR1"], ["DS Automobiles"]),
        new("Opel", "opel.com", "Opel", ["W0L", "W0V", "VXK"], []),
        new("Vauxhall", "vauxhall.co.uk", "Vauxhall", ["VXE"], []),
    ];

    private Brand(string name, string topLevelDomain, string realmName, string[] manufacturerCodes, string[] aliases)
    {
        Name = name;
        TopLevelDomain = topLevelDomain;
        B2CRealm = "clientsB2C" + realmName;
        OtpRealm = "OTP" + realmName;
        ManufacturerCodes = new ValueList<string>(manufacturerCodes);
        Aliases = aliases;
    }

    /// <summary>The brands, in the order of the service's table.</summary>
    public static IReadOnlyList<Brand> All => s_all;

    /// <summary>The name of the brand.</summary>
    public string Name { get; }

    /// <summary>The domain that the identity provider of the brand uses.</summary>
    public string TopLevelDomain { get; }

    /// <summary>The realm of customers who sign in with a password.</summary>
    public string B2CRealm { get; }

    /// <summary>The realm of customers who sign in with a one-time password.</summary>
    public string OtpRealm { get; }

    /// <summary>The world manufacturer codes, the first three characters of a VIN.</summary>
    public IReadOnlyList<string> ManufacturerCodes { get; }

    internal IReadOnlyList<string> Aliases { get; }

    /// <summary>The brand that a VIN's manufacturer code stands for, or null.</summary>
    /// <param name="vin">A VIN, or as much of it as is known.</param>
    public static Brand? OfVin(string? vin) => vin is { Length: >= 3 }
        ? Array.Find(s_all, b => b.ManufacturerCodes.Any(code => vin.StartsWith(code, StringComparison.OrdinalIgnoreCase)))
        : null;

    /// <summary>The brand of a name, in any casing, or null.</summary>
    /// <param name="name">Peugeot, Citroen, Citroën, DS, Opel or Vauxhall.</param>
    public static Brand? OfName(string? name) => Array.Find(s_all, b =>
        string.Equals(b.Name, name, StringComparison.OrdinalIgnoreCase) || b.Aliases.Contains(name, StringComparer.OrdinalIgnoreCase));

    /// <summary>The realm of the brand.</summary>
    /// <param name="kind">B2C or OTP.</param>
    public string Realm(RealmKind kind) => kind == RealmKind.OTP ? OtpRealm : B2CRealm;

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
