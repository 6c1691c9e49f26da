using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>Where something was: a vehicle, the begin or the end of an alert or a trip.</summary>
[WireObject]
public sealed partial class Position : GeoPosition;
