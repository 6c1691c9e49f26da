namespace Stellantis.Server.Http;

/// <summary>Header fields in the order in which they stand on the wire; a name may occur more than once.</summary>
internal sealed class HeaderList : List<KeyValuePair<string, string>>
{
    public void Add(string name, string value) => Add(new(name, value));

    /// <summary>Puts one field in the place of all with its name.</summary>
    public void Set(string name, string value)
    {
        RemoveAll(header => string.Equals(header.Key, name, StringComparison.OrdinalIgnoreCase));
        Add(name, value);
    }

    /// <summary>The values of all fields with this name, joined as HTTP allows it; null when there is none.</summary>
    public string? Find(string name)
    {
        string? found = null;
        foreach (var header in this)
        {
            if (string.Equals(header.Key, name, StringComparison.OrdinalIgnoreCase))
                found = found is null ? header.Value : found + ", " + header.Value;
        }

        return found;
    }

    /// <summary>Whether one of the comma separated words of a field is <paramref name="word"/>.</summary>
    public bool Has(string name, string word) =>
        Find(name) is { } value && value.Split(',').Any(part => string.Equals(part.Split(';')[0].Trim(), word, StringComparison.OrdinalIgnoreCase));
}
