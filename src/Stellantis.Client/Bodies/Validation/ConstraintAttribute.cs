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

    /// <summary>Reports what is wrong with an object, for the place where it stands.</summary>
    public virtual void CheckObject(ObjectCheck check)
    {
    }
}
