namespace Stellantis;

/// <summary>One thing that is wrong with the body of a monitor, or that the service may refuse.</summary>
public sealed class MonitorProblem
{
    internal MonitorProblem(string path, string message, bool isError, object? found, IReadOnlyList<string> allowed, string? hint) =>
        (Path, Message, IsError, Found, Allowed, Hint) = (path, message, isError, found, allowed, hint);

    /// <summary>Where in the body: <c>triggerParam.triggers[0].data.op</c>; empty for the body itself.</summary>
    public string Path { get; }

    /// <summary>What is wrong, and what to do, in a sentence.</summary>
    public string Message { get; }

    /// <summary>True when New-StellantisMonitor would send nothing; false for a warning.</summary>
    public bool IsError { get; }

    /// <summary>What stands there; null when nothing does.</summary>
    public object? Found { get; }

    /// <summary>What is allowed there, where there is a list of it.</summary>
    public IReadOnlyList<string> Allowed { get; }

    /// <summary>What was probably meant; null when nothing is near.</summary>
    public string? Hint { get; }

    /// <summary>The path and the sentence.</summary>
    public override string ToString() => Path.Length == 0 ? Message : $"{Path}: {Message}";
}
