using System.Management.Automation;

namespace Stellantis.PowerShell.Output;

/// <summary>Colours of the console for grave words of the service. Windows PowerShell has none, and somebody who wants plain text gets it.</summary>
internal static class Palette
{
    private static readonly HashSet<string> s_grave = ["Critical", "Major", "Failed", "Failure"];
    private static readonly HashSet<string> s_doubtful = ["Warning", "Minor", "Paused"];

    /// <summary>The word in the user's own colour for errors or warnings, or as it is.</summary>
    public static string Paint(string word)
    {
        var colour = s_grave.Contains(word) ? "Error" : s_doubtful.Contains(word) ? "Warning" : null;
        if (colour is null || Style() is not { } style || Member(style, "OutputRendering")?.ToString() == "PlainText")
            return word;
        return $"{Member(Member(style, "Formatting"), colour)}{word}{Member(style, "Reset")}";
    }

    // PSStyle came with PowerShell 7.2, after the version that the module is compiled against.
    private static object? Style() =>
        typeof(PSObject).Assembly.GetType("System.Management.Automation.PSStyle")?.GetProperty("Instance")?.GetValue(null);

    private static object? Member(object? owner, string name) => owner?.GetType().GetProperty(name)?.GetValue(owner);
}
