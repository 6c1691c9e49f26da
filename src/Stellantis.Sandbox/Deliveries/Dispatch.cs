namespace Stellantis.Sandbox.Deliveries;

/// <summary>What is sent at once: where, with which header fields, and the body.</summary>
/// <param name="Target">The address, with the parameters that attributes add.</param>
/// <param name="Headers">The header fields that attributes add.</param>
/// <param name="Body">The JSON.</param>
/// <param name="IsCut">Whether the connection ends in the middle of it.</param>
internal sealed record Dispatch(Uri Target, IReadOnlyList<KeyValuePair<string, string>> Headers, string Body, bool IsCut)
{
    /// <summary>User and password of the address, as HTTP has them; null when there are none.</summary>
    public string? Authorization => Target.UserInfo.Length == 0 ? null
        : "Basic " + Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(Uri.UnescapeDataString(Target.UserInfo)));

    /// <summary>The address without user and password.</summary>
    public Uri Address => new UriBuilder(Target) { UserName = "", Password = "" }.Uri;

    /// <summary>An address with parameters behind those that it has.</summary>
    public static Uri WithQuery(Uri target, IReadOnlyList<KeyValuePair<string, string>> parameters)
    {
        if (parameters.Count == 0)
            return target;
        var query = string.Join("&", parameters.Select(pair => $"{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(pair.Value)}"));
        return new UriBuilder(target) { Query = target.Query.Length > 1 ? $"{target.Query.Substring(1)}&{query}" : query }.Uri;
    }
}
