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

    internal override bool IsSentBack => true;

    /// <summary>What is set in it, by name; values may be secrets.</summary>
    public override string ToString() => string.Join(", ", GetType().GetProperties()
        .Where(p => p.SetMethod is { IsPublic: true } && p.GetValue(this) is not null)
        .Select(p => p.Name));

    /// <summary>Takes over what other parts have that are not null; parts of parts are taken over one by one.</summary>
    internal void Overlay(RequestObject changes)
    {
        foreach (var property in GetType().GetProperties().Where(p => p.SetMethod is { IsPublic: true }))
        {
            var value = property.GetValue(changes);
            if (value is RequestObject part && property.GetValue(this) is RequestObject own)
                own.Overlay(part);
            else if (value is not null)
                property.SetValue(this, value);
        }
        foreach (var kept in changes.Kept.Where(k => !k.Known))
            Replace(kept);
    }

    void IWireValue.WriteTo(WireWriter writer)
    {
        if (Source is null)
            WriteObject(writer);
        else
            new Binder(new BodyReport()).Bind(Source, ObjectSchema.Of(GetType())).WriteTo(writer);
    }
}
