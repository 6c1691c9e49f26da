namespace Stellantis.Shell.Modes;

/// <summary>What stands before a typed line.</summary>
internal static class Prompts
{
    public const string First = "PS> ";
    public const string Continued = ">> ";
}
