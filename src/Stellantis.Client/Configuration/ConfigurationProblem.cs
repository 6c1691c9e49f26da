namespace Stellantis.Client.Configuration;

/// <summary>Something in a file that cannot be so.</summary>
/// <param name="File">The file, and the line in it where that is known.</param>
/// <param name="Path">Where in it, such as <c>monitors[0].channel</c>.</param>
/// <param name="Message">What was found, and what is allowed.</param>
internal sealed record ConfigurationProblem(string File, string Path, string Message)
{
    public override string ToString() => Path.Length == 0 ? $"{File}: {Message}" : $"{File}: {Path}: {Message}";
}
