using Stellantis.Sandbox.Api;

namespace Stellantis.Sandbox.Faults;

/// <summary>Addresses that lead elsewhere.</summary>
internal static class Foreign
{
    private const string Elsewhere = "https://elsewhere.example";

    /// <summary>Where a redirect leads: to the location, with the target behind it when it is an origin; without one, to the target itself.</summary>
    public static string Redirect(string? location, string target) => location is null ? target
        : IsOrigin(location) ? location.TrimEnd('/') + target
        : location;

    /// <summary>The link as it would be on another host; a path of the location takes the place of the API's own.</summary>
    public static string Link(string? location, string href)
    {
        location ??= Elsewhere;
        var target = Uri.TryCreate(href, UriKind.Absolute, out var link) && !link.IsFile ? link.PathAndQuery : href;
        var behind = !IsOrigin(location) && target.StartsWith(SandboxApi.BasePath + "/", StringComparison.Ordinal)
            ? target.Substring(SandboxApi.BasePath.Length) : target;
        return location.TrimEnd('/') + behind;
    }

    private static bool IsOrigin(string location) =>
        Uri.TryCreate(location, UriKind.Absolute, out var address) && !address.IsFile && address.PathAndQuery == "/";
}
