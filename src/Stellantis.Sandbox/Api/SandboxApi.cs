using System.Globalization;
using Stellantis.Server.Http;
using Stellantis.Sandbox.Tokens;
using Stellantis.Sandbox.World;

namespace Stellantis.Sandbox.Api;

/// <summary>The API on the sandbox's world: finds the operation that a request is for, asks the gateway, and answers.</summary>
internal sealed class SandboxApi(SandboxWorld world, Account account, TokenStore tokens, bool strict, string scheme = "http")
{
    /// <summary>What stands before every path of the API.</summary>
    public const string BasePath = "/v1";

    private readonly Gateway _gateway = new(account, tokens);
    private int _faults;

    /// <summary>The part of a target that is the path, as it was sent.</summary>
    public static string PathOf(string target)
    {
        var path = target.Split('?')[0];
        var scheme = path.IndexOf("://", StringComparison.Ordinal);
        if (path.StartsWith("/", StringComparison.Ordinal) || scheme < 0)
            return path;
        // A client that talks to a proxy sends the whole address.
        var slash = path.IndexOf('/', scheme + 3);
        return slash < 0 ? "/" : path.Substring(slash);
    }

    /// <summary>The query of a target.</summary>
    public static Query QueryOf(string target) => Query.Parse(target.IndexOf('?') is >= 0 and var mark ? target.Substring(mark + 1) : "");

    /// <summary>Answers a request, whatever it is.</summary>
    public HttpResponse Answer(HttpRequest request)
    {
        ServedOperation? operation = null;
        try
        {
            operation = Route(request, out var arguments);
            return operation.Handle(Admit(request, operation, arguments));
        }
        catch (ApiFault fault)
        {
            return Refuse(fault, operation);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // A mistake of the sandbox is told as the service would tell one of its own.
            return Refuse(new ApiFault(500, e.ToString()), operation);
        }
    }

    /// <summary>Whether the body of a request will be looked at: it is for an operation that takes one, and who sends it may.</summary>
    public bool WantsBody(HttpRequest request)
    {
        try
        {
            var operation = Route(request, out var arguments);
            Admit(request, operation, arguments);
            return operation.TakesBody;
        }
        catch (ApiFault)
        {
            return false;
        }
    }

    /// <summary>The operation that a request is for; null when it is for none.</summary>
    public static ServedOperation? OperationOf(HttpRequest request)
    {
        try
        {
            return Route(request, out _);
        }
        catch (ApiFault)
        {
            return null;
        }
    }

    /// <summary>An error in the contract's shape, for a request to some operation or none.</summary>
    public HttpResponse Refuse(ApiFault fault, ServedOperation? operation)
    {
        if (operation is { HidesErrors: true } && fault.Status is 400 or 404)
            return new HttpResponse(fault.Status);
        var number = fault.Status * 10_000 + Interlocked.Increment(ref _faults) % 10_000;
        var debug = (fault.Code is null ? "ERROR_" : "CMP_") + number.ToString(CultureInfo.InvariantCulture);
        var response = Call.Refuse(fault, debug);
        if (fault.Status == 401)
            response.Headers.Add("WWW-Authenticate", "Bearer realm=\"sandbox\"");
        if (fault.Allow is not null)
            response.Headers.Add("Allow", fault.Allow);
        return response;
    }

    private Call Admit(HttpRequest request, ServedOperation operation, string[] arguments)
    {
        var call = new Call(request, operation, arguments, QueryOf(request.Target), world, strict, scheme);
        _gateway.Admit(call);
        return call;
    }

    private static ServedOperation Route(HttpRequest request, out string[] arguments)
    {
        // An empty segment is as good as none: published addresses have double slashes.
        var segments = PathOf(request.Target).Split(['/'], StringSplitOptions.RemoveEmptyEntries).Select(Uri.UnescapeDataString).ToList();
        if (segments.Count == 0 || "/" + segments[0] != BasePath)
            throw ApiFault.NotFound("resource");
        segments.RemoveAt(0);

        var method = request.Method == "HEAD" ? "GET" : request.Method;
        var found = new List<ServedOperation>();
        foreach (var operation in OperationTable.All)
        {
            if (operation.Match(segments) is not { } match)
                continue;
            arguments = match;
            if (operation.Method == method)
                return operation;
            found.Add(operation);
        }

        throw found.Count == 0
            ? ApiFault.NotFound("resource")
            : new ApiFault(405, $"The method {request.Method} is not for this resource.")
            {
                Allow =
                string.Join(", ", found.Select(operation => operation.Method))
            };
    }
}
