using Stellantis.Client.Bodies;
using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>A postal address.</summary>
[WireObject]
public sealed partial class NavigationAddress : RequestObject
{
    /// <summary>The number of the house.</summary>
    [Wire("houseNumber")]
    public string? HouseNumber { get; set; }

    /// <summary>The postal code, a number: leading zeros are lost.</summary>
    [Wire("postalCode")]
    public long? PostalCode { get; set; }

    /// <summary>The street.</summary>
    [Wire("streetName")]
    public string? StreetName { get; set; }

    /// <summary>The city.</summary>
    [Wire("cityName")]
    public string? CityName { get; set; }

    /// <summary>The province.</summary>
    [Wire("provinceName")]
    public string? ProvinceName { get; set; }

    /// <summary>The country.</summary>
    [Wire("countryName")]
    public string? CountryName { get; set; }
}
