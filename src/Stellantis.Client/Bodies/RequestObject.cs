using Stellantis.Client.Bodies;
using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>A part of what is sent to the service. Every property may be set; a property that is null is not sent.</summary>
public abstract class RequestObject : WireObject, IWireValue
{
    private protected RequestObject()
    {
    }

    /// <summary>What the user gave in the place of this object and what is not bound yet; null when the properties hold the content.</summary>
    internal object? Source { get; set; }

    internal override bool WritesEmptyArrays => true;

    void IWireValue.WriteTo(WireWriter writer)
    {
        if (Source is null)
            WriteObject(writer);
        else
            new Binder(new BodyReport()).Bind(Source, ObjectSchema.Of(GetType())).WriteTo(writer);
    }
}
