namespace Stellantis.PowerShell.Cmdlets;

/// <summary>Where the help of the cmdlets is on the web: what <c>Get-Help -Online</c> opens.</summary>
internal static class HelpPage
{
    /// <summary>The folder; a page is called as its cmdlet, and ends with .md.</summary>
    public const string Folder = "https://github.com/stellantis-powershell/stellantis-powershell/blob/main/en-US/";
}
