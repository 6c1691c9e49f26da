namespace Stellantis.Client.Bodies;

/// <summary>A rule about several members of an object.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
internal abstract class ObjectRuleAttribute : Attribute
{
    /// <summary>The nested object that the rule is about; empty for the object of the class.</summary>
    public virtual string Path => "";

    /// <summary>True when an absent object breaks the rule.</summary>
    public virtual bool IsRequired => false;

    /// <summary>Reports what is wrong with an object.</summary>
    public abstract void Check(ObjectCheck check);
}
