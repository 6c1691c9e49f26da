namespace Stellantis.Source.Tests;

/// <summary>Which folders of a project depend on which, and the circles among them.</summary>
internal sealed class FolderGraph
{
    private readonly ILookup<string, Reference> _from;

    /// <param name="references">The references within the project.</param>
    /// <param name="folder">The folder that a file counts for.</param>
    public FolderGraph(IEnumerable<Reference> references, Func<string, string> folder) =>
        (Folder, _from) = (folder, references.Where(r => folder(r.From) != folder(r.To)).ToLookup(r => folder(r.From)));

    private Func<string, string> Folder { get; }

    /// <summary>Each set of folders that depend on one another in a circle; none where all depend one way.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Circles()
    {
        var reached = _from.ToDictionary(folder => folder.Key, folder => Reached(folder.Key));
        return reached.Keys.Where(folder => reached[folder].Contains(folder))
            .GroupBy(folder => string.Join('|', reached.Keys.Where(other => reached[folder].Contains(other) && reached[other].Contains(folder))))
            .Select(circle => (IReadOnlyList<string>)circle.Order(StringComparer.Ordinal).ToList()).ToList();
    }

    /// <summary>The references that lead from one folder of a circle to another, the rarest way first: they are the ones to cut.</summary>
    public IEnumerable<string> Within(IReadOnlyList<string> circle) =>
        circle.SelectMany(folder => _from[folder]).Where(r => circle.Contains(Folder(r.To)))
        .GroupBy(r => (From: Folder(r.From), To: Folder(r.To))).OrderBy(way => way.Count())
        .Select(way => $"{way.Key.From} -> {way.Key.To}:\n" + string.Join('\n', way.Take(30).Select(r => $"    {r}")));

    private HashSet<string> Reached(string folder)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var next = new Stack<string>([folder]);
        while (next.Count > 0)
        {
            foreach (var to in _from[next.Pop()].Select(r => Folder(r.To)).Where(reached.Add))
                next.Push(to);
        }
        return reached;
    }
}
