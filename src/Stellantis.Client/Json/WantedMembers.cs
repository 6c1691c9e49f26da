namespace Stellantis.Client.Json;

/// <summary>The members of an object that are read, where all others are passed over.</summary>
internal sealed class WantedMembers
{
    private readonly List<(string Name, WantedMembers? Within)> _members = [];

    private WantedMembers()
    {
    }

    /// <summary>The members at some paths, such as <c>vehicle.energies</c>, with all that is in them.</summary>
    public static WantedMembers Of(IEnumerable<string> paths)
    {
        var wanted = new WantedMembers();
        foreach (var path in paths)
            wanted.Add(path.Split('.'), 0);
        return wanted;
    }

    /// <summary>Whether a member is read.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="within">What of its value; null for all.</param>
    public bool Has(string name, out WantedMembers? within)
    {
        foreach (var member in _members)
        {
            if (member.Name == name)
            {
                within = member.Within;
                return true;
            }
        }
        within = null;
        return false;
    }

    private void Add(string[] path, int at)
    {
        var found = _members.FindIndex(member => member.Name == path[at]);
        var isWhole = at == path.Length - 1;
        if (found < 0)
        {
            found = _members.Count;
            _members.Add((path[at], isWhole ? null : new WantedMembers()));
        }
        if (isWhole)
            _members[found] = (path[at], null);
        else
            _members[found].Within?.Add(path, at + 1);
    }
}
