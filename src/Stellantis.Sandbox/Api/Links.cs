namespace Stellantis.Sandbox.Api;

/// <summary>Makes absolute addresses on the host that the client asked, with the environment that it asked for.</summary>
internal sealed class Links
{
    private readonly string _root;
    private readonly string? _environment;

    public Links(string scheme, string host, string? environment)
    {
        _root = scheme + "://" + host + SandboxApi.BasePath;
        _environment = environment is null ? null : "env=" + Uri.EscapeDataString(environment);
    }

    /// <summary>The address of a path behind the version, with a query that is already encoded.</summary>
    public string To(string path, string query = "")
    {
        if (_environment is not null)
            query = query.Length == 0 ? _environment : query + "&" + _environment;
        return query.Length == 0 ? _root + path : _root + path + "?" + query;
    }
}
