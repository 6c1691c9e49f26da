namespace Stellantis.Source.Tests;

/// <summary>A file that refers to a type of another file; both below <c>src</c>.</summary>
internal sealed record Reference(string From, string To, string Type)
{
    public override string ToString() => $"{From} refers to {Type} in {To}";
}
