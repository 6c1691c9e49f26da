using Stellantis.Server.Http;

namespace Stellantis.Sandbox.Faults;

/// <summary>One way in which an answer goes wrong.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Meaning">What it does, in a line.</param>
/// <param name="Apply">Makes the answer that the client gets.</param>
internal sealed record FaultKind(string Name, string Meaning, Func<FaultCase, HttpResponse> Apply)
{
    /// <summary>Whether it is about pages of collections alone.</summary>
    public bool IsOfPages { get; init; }

    /// <summary>Whether it is about the delivery of events, and not about requests.</summary>
    public bool IsOfDeliveries { get; init; }

    /// <summary>Whether it waits by itself, and not before it happens.</summary>
    public bool Waits { get; init; }

    /// <summary>How long it waits when the fault does not say.</summary>
    public TimeSpan StandardDelay { get; init; }
}
