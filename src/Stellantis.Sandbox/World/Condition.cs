namespace Stellantis.Sandbox.World;

/// <summary>
/// What driving and charging change about a vehicle: kilometres on the odometer, place, direction, and the levels of battery and tank in per cent.
/// </summary>
internal readonly record struct Condition(double Odometer, Point Point, double Heading, double Battery, double Fuel)
{
    public Place Place => Place.Of(Point, Heading);
}
