using System.Runtime.CompilerServices;

namespace Stellantis.Client.Json;

/// <summary>
/// The member names that a reader met. They are lent, for the documents of a service resemble one another: they are used by one reader at a time, and
/// no value is kept for the next.
/// </summary>
internal sealed class MetNames
{
    // A document whose names are data has as many as it likes.
    private const int Most = 512;
    private const int LongestName = 64;

    // Whoever finds names that fall on one another does not make each of them a walk through all.
    private const int MostProbes = 16;

    private const int MostFree = 4;

    private static readonly Stack<MetNames> s_free = new();

    private readonly List<MetName> _all = [];
    private MetName?[] _table = new MetName?[64];

    private MetNames()
    {
        ByDepth[0] = new MetName("");
    }

    /// <summary>Stands for every name that is not among them, and has nothing else to tell.</summary>
    public static MetName Other { get; } = new("");

    /// <summary>The names at the place of the reader: by depth, the member that was met last; in an array, the one whose value it is.</summary>
    public MetName[] ByDepth { get; } = new MetName[JsonScanner.DepthLimit + 1];

    /// <summary>Lends names to a reader.</summary>
    public static MetNames Lend()
    {
        lock (s_free)
            return s_free.Count > 0 ? s_free.Pop() : new MetNames();
    }

    /// <summary>Takes back what was lent.</summary>
    public void GiveBack()
    {
        if (_all.Count >= Most)
            return;
        foreach (var met in _all)
            (met.Text, met.Lessons) = (null, 0);
        // What stands for the document itself has the strings of a list that is the whole document.
        (ByDepth[0].Text, ByDepth[0].Lessons) = (null, 0);
        lock (s_free)
        {
            if (s_free.Count < MostFree)
                s_free.Push(this);
        }
    }

    /// <summary>The name that stands in a text with nothing escaped; <see cref="Other"/> where it is none to be remembered.</summary>
    [MethodImpl(JsonCursor.Hot)]
    public MetName Find(char[] text, int start, int length)
    {
        if (length is 0 or > LongestName)
            return Other;
        var hash = WireNames.Hash(text, start, length);
        var slot = hash & _table.Length - 1;
        for (var probes = 0; _table[slot] is { } met; slot = slot + 1 & _table.Length - 1)
        {
            if (met.Name.Length == length && Characters.Same(met.Name, text, start))
                return met;
            if (++probes == MostProbes)
                return Other;
        }
        return _all.Count < Most ? Add(new MetName(WireNames.Find(text, start, length) ?? new string(text, start, length)), hash) : Other;
    }

    private MetName Add(MetName met, int hash)
    {
        _all.Add(met);
        if (_all.Count * 2 > _table.Length)
        {
            _table = new MetName?[_table.Length * 2];
            foreach (var before in _all)
                Place(before, WireNames.Hash(before.Name.ToCharArray(), 0, before.Name.Length));
        }
        else
        {
            Place(met, hash);
        }
        return met;
    }

    private void Place(MetName met, int hash)
    {
        var slot = hash & _table.Length - 1;
        while (_table[slot] is not null)
            slot = slot + 1 & _table.Length - 1;
        _table[slot] = met;
    }
}
