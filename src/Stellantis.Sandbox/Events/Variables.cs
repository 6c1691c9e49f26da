namespace Stellantis.Sandbox.Events;

/// <summary>The variables of attributes with their values, for one event. A variable has a dollar before it, and is written in any casing.</summary>
internal sealed class Variables
{
    private readonly Dictionary<string, string> _values = new(StringComparer.OrdinalIgnoreCase);

    public string this[string name]
    {
        set => _values["$" + name] = value;
    }

    /// <summary>The value of a variable; any other text as it is.</summary>
    public string Fill(string text) => _values.TryGetValue(text, out var value) ? value : text;
}
