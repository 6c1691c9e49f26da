namespace Stellantis.PowerShell.Tests.Support;

/// <summary>An answer of a <see cref="CannedServer"/>.</summary>
internal sealed record CannedAnswer(int Status, string Body, string Media = "application/hal+json")
{
    /// <summary>Further header lines, each with its line end.</summary>
    public string Headers { get; init; } = "";
}
