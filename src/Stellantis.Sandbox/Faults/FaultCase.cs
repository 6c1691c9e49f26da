using Stellantis.Sandbox.Api;
using Stellantis.Server.Http;
using Stellantis.Sandbox.Options;

namespace Stellantis.Sandbox.Faults;

/// <summary>A request that a fault happens to.</summary>
internal sealed class FaultCase(SandboxFault fault, HttpRequest request, Func<HttpRequest, HttpResponse> answer, Func<ApiFault, HttpResponse> refuse,
    DateTimeOffset now)
{
    public SandboxFault Fault { get; } = fault;

    public HttpRequest Request { get; } = request;

    public DateTimeOffset Now { get; } = now;

    /// <summary>Carries the request out.</summary>
    /// <returns>The answer that would be right.</returns>
    public HttpResponse Answer() => answer(Request);

    /// <summary>What the same client would get from another address of this server.</summary>
    public HttpResponse AnswerTo(string target) => answer(new HttpRequest("GET", target, 1, Request.Headers));

    /// <summary>An error in the contract's shape.</summary>
    public HttpResponse Refuse(int status, string message) => refuse(new ApiFault(status, message));
}
