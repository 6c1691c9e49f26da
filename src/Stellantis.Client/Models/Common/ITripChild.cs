namespace Stellantis;

/// <summary>A resource that may belong to a trip and does not say so itself.</summary>
internal interface ITripChild
{
    /// <summary>The id of the trip.</summary>
    string? TripId { get; set; }
}
