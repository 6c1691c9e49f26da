namespace Stellantis.Client.Calls;

/// <summary>Knows the ids of what people call by a label.</summary>
internal interface IIdFinder
{
    /// <summary>Gives a call the ids that are known for the labels in its path.</summary>
    /// <returns>True when it was given another id.</returns>
    bool Apply(ApiCall call, CallContext context);

    /// <summary>Looks for the ids of the labels in a call that the service knows nothing by, and gives them to the call.</summary>
    /// <returns>True when it was given another id.</returns>
    /// <exception cref="StellantisApiException">There is no such thing, or there are several.</exception>
    Task<bool> FindAsync(ApiCall call, StellantisApiException failure, CallContext context);
}
