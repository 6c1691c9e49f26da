namespace Stellantis;

/// <summary>
/// What a car measured. A value that cannot be true, such as the 215 °C of a sensor without a reading or a time in the future, is left as the car
/// sent it, and named in <see cref="Implausible"/>.
/// </summary>
public abstract class MeasuredObject : WireObject
{
    private protected MeasuredObject()
    {
    }

    /// <summary>
    /// The properties, here and further inside, whose value lies outside what is physically possible, for example <c>Engines[0].OilTemp</c>. Empty
    /// when there is none.
    /// </summary>
    [Newtonsoft.Json.JsonIgnore]
    public IReadOnlyList<string> Implausible
    {
        get
        {
            var found = new ImplausibleValues();
            FindImplausible(found);
            return found.Names;
        }
    }

    internal abstract void FindImplausible(ImplausibleValues found);

    /// <summary>What bounds alone do not tell.</summary>
    private protected virtual void FindImplausibleHere(ImplausibleValues found)
    {
    }
}
