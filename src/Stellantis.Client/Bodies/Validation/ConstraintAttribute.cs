using Newtonsoft.Json.Linq;

namespace Stellantis.Client.Bodies;

/// <summary>A constraint on the value of a member; on a list, on each of its items unless it says otherwise.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal abstract class ConstraintAttribute : Attribute
{
    /// <summary>True for a constraint on the list as a whole.</summary>
    public virtual bool OfList => false;

    /// <summary>Reports what is wrong with a list or a scalar, which has the right JSON type.</summary>
    public virtual void Check(JToken value, string path, BodyReport report)
    {
    }

    /// <summary>How the service spells what a text says; null when the text stays as it is.</summary>
    public virtual string? Spelled(string text) => null;

    /// <summary>Corrects the spelling of words in an object that it concerns.</summary>
    /// <returns>True when there was something to correct.</returns>
    public virtual bool CorrectObject(JObject value) => false;

    /// <summary>Reports what is wrong with an object, for the place where it stands.</summary>
    public virtual void CheckObject(ObjectCheck check)
    {
    }
}
