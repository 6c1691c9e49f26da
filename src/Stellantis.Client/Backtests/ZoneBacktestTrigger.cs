using System.Globalization;
using Newtonsoft.Json.Linq;

namespace Stellantis.Client.Backtests;

/// <summary>The vehicle is within a circle, its rim included, or is outside it; the earth is a ball of 6371 km.</summary>
internal sealed class ZoneBacktestTrigger : BacktestTrigger
{
    private const double EarthRadius = 6371;

    private readonly bool _isIn;
    private readonly double _radius;
    private readonly (double Latitude, double Longitude) _center;

    public ZoneBacktestTrigger(string name, JObject zone) : base(name)
    {
        _isIn = (string?)zone["transition"] != "Out";
        _radius = (double?)zone["place"]?["radius"] ?? 0;
        _center = ((double?)zone["place"]?["center"]?["latitude"] ?? 0, (double?)zone["place"]?["center"]?["longitude"] ?? 0);
    }

    public override string Kind => "zone";

    public override string Condition => string.Format(CultureInfo.InvariantCulture, "{0} {1} km around {2}, {3}", _isIn ? "within" : "outside",
        _radius, _center.Latitude, _center.Longitude);

    public override bool? Holds(Heard heard, DateTime at) => heard.Place is { } place ? Distance(place) <= _radius == _isIn : null;

    public override (string? Text, DateTime? At) Value(Heard heard, DateTime at) => heard.Place is not { } place ? default
        : (string.Format(CultureInfo.InvariantCulture, "{0:0.#####}, {1:0.#####}, {2:0.00} km away", place.Latitude, place.Longitude,
            Distance(place)),
            heard.PlaceAt);

    public override string Unknown(Heard heard) => "no position was told until then";

    private double Distance((double Latitude, double Longitude) place)
    {
        double Radians(double degrees) => degrees * Math.PI / 180;
        double Square(double value) => value * value;
        var chord = Square(Math.Sin(Radians(place.Latitude - _center.Latitude) / 2))
            + Math.Cos(Radians(place.Latitude)) * Math.Cos(Radians(_center.Latitude)) * Square(
                Math.Sin(Radians(place.Longitude - _center.Longitude) / 2));
        return 2 * EarthRadius * Math.Asin(Math.Sqrt(Math.Min(chord, 1)));
    }
}
