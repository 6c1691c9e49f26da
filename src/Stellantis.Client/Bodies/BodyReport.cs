namespace Stellantis.Client.Bodies;

/// <summary>Collects the problems of a body.</summary>
internal sealed class BodyReport
{
    private readonly List<BodyProblem> _problems = [];

    /// <summary>True when the body is JSON text, which is sent as it is: it may say what only the service knows.</summary>
    public bool IsText { get; init; }

    public IReadOnlyList<BodyProblem> Problems => _problems;

    public void Error(string path, string message, params IReadOnlyList<string> allowed) =>
        _problems.Add(new BodyProblem(path, message, IsError: true) { Allowed = allowed });

    public void Warn(string path, string message, params IReadOnlyList<string> allowed) =>
        _problems.Add(new BodyProblem(path, message, IsError: false) { Allowed = allowed });

    public bool HasErrorAt(string path) => _problems.Exists(p => p.IsError && p.Path == path);

    public static string Join(string path, string name) => path.Length == 0 ? name : path + "." + name;
}
