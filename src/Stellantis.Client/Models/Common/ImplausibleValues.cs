namespace Stellantis;

/// <summary>Collects the names of implausible values while it descends through an object.</summary>
internal sealed class ImplausibleValues
{
    private readonly List<string> _names = [];
    private string _inside = "";

    public IReadOnlyList<string> Names => new ValueList<string>(_names);

    public void Add(string name) => _names.Add(_inside + name);

    public void Check(string name, double? value, double min, double max)
    {
        if (value is { } number && !(number >= min && number <= max))
            Add(name);
    }

    /// <summary>Checks a duration against bounds in seconds.</summary>
    public void Check(string name, TimeSpan? value, double min, double max) => Check(name, value?.TotalSeconds, min, max);

    /// <summary>Checks a time, which may be neither in the future nor long before there were such vehicles.</summary>
    public void Check(string name, DateTime? value)
    {
        if (value is { } time && !Moment.IsPlausible(time))
            Add(name);
    }

    public void Within(string name, MeasuredObject? part)
    {
        if (part is null)
            return;
        var outside = _inside;
        _inside += name + ".";
        part.FindImplausible(this);
        _inside = outside;
    }

    public void Within(string name, IReadOnlyList<MeasuredObject> parts)
    {
        for (var i = 0; i < parts.Count; i++)
            Within(FormattableString.Invariant($"{name}[{i}]"), parts[i]);
    }
}
