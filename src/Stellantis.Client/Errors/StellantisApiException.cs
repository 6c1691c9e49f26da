using Stellantis.Client;
using Stellantis.Client.Masking;

namespace Stellantis;

/// <summary>A call that did not succeed: what the service answered, or why there is no answer.</summary>
public sealed class StellantisApiException : Exception
{
    /// <param name="errorId">The kind of failure.</param>
    /// <param name="message">What happened, and what to do; it is masked here.</param>
    /// <param name="inner">What it came of.</param>
    /// <param name="redactor">Knows the secrets of the connection; null where there is none.</param>
    internal StellantisApiException(string errorId, string message, Exception? inner = null, Redactor? redactor = null)
        : base((redactor ?? Redactor.Formal).Mask(message), MaskedException.Of(inner, redactor ?? Redactor.Formal)) => ErrorId = errorId;

    /// <summary>The same with something more to say.</summary>
    internal StellantisApiException(StellantisApiException failure, string more)
        : base($"{failure.Message} {Redactor.Formal.Mask(more)}", failure.InnerException)
    {
        (ErrorId, StatusCode, ErrorName, ServiceMessage) = (failure.ErrorId, failure.StatusCode, failure.ErrorName, failure.ServiceMessage);
        (DebugId, RetryAfter, OperationId, Advice) = (failure.DebugId, failure.RetryAfter, failure.OperationId, failure.Advice);
    }

    /// <summary>The kind of failure, the first part of the error id that PowerShell shows: Forbidden, ResourceNotFound, Throttled ...</summary>
    public string ErrorId { get; }

    /// <summary>The HTTP status, or null when there was no answer.</summary>
    public int? StatusCode { get; internal init; }

    /// <summary>The service's name of the error, for example BAD_REQUEST, or its code; null when it gave none.</summary>
    public string? ErrorName { get; internal init; }

    /// <summary>What the service said; null when it said nothing that can be read.</summary>
    public string? ServiceMessage { get; internal init; }

    /// <summary>The id by which the service's operators find the call; null when it gave none.</summary>
    public string? DebugId { get; internal init; }

    /// <summary>How long the service asks to wait, or null.</summary>
    public TimeSpan? RetryAfter { get; internal init; }

    /// <summary>The operation of the contract that was called, or null.</summary>
    public string? OperationId { get; internal init; }

    /// <summary>What to do, where the cause tells more than the kind of failure; null otherwise.</summary>
    internal string? Advice { get; init; }

    /// <summary>For a change, the command that shows what became of it; null for anything else.</summary>
    internal string? Inquiry { get; set; }

    /// <summary>True when the service knows the vehicle and has no such data of it.</summary>
    internal bool IsNoData { get; init; }

    /// <summary>True when the host cannot be reached at all, so that the next call would fail as well.</summary>
    internal bool IsUnreachable { get; init; }

    /// <summary>True for a fault of the connection, which the next call would meet again.</summary>
    internal bool IsOfConnection =>
        ErrorId is ErrorIds.NotConnected or ErrorIds.AuthenticationFailed or ErrorIds.TokenExpired or ErrorIds.Throttled || IsUnreachable;
}
