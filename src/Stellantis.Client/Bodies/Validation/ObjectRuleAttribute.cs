using Newtonsoft.Json.Linq;

namespace Stellantis.Client.Bodies;

/// <summary>A rule about several members of an object.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
internal abstract class ObjectRuleAttribute : Attribute
{
    /// <summary>The nested object that the rule is about; empty for the object of the class.</summary>
    public virtual string Path => "";

    /// <summary>True when an absent object breaks the rule.</summary>
    public virtual bool IsRequired => false;

    /// <summary>What a value that is no object should have been, for messages; null when the rule does not say.</summary>
    public virtual string? Wanted => null;

    /// <summary>True when the object is something else altogether, and the problem is told: its members are then not looked at.</summary>
    public virtual bool Refuses(ObjectCheck check) => false;

    /// <summary>Corrects the spelling of words that several members decide on.</summary>
    /// <returns>True when there was something to correct.</returns>
    public virtual bool Correct(JObject value) => false;

    /// <summary>Reports what is wrong with an object.</summary>
    public abstract void Check(ObjectCheck check);
}
