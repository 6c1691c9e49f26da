using Stellantis.Client.Masking;

namespace Stellantis.Client;

/// <summary>
/// What is left of an exception of the framework, or of a library, whose message may repeat a secret: its kind, its message masked, and where it came
/// from.
/// </summary>
internal sealed class MaskedException : Exception
{
    private readonly string _kind;
    private readonly string? _trace;

    private MaskedException(Exception fault, Redactor redactor) : base(redactor.Mask(fault.Message), Of(fault.InnerException, redactor))
    {
        _kind = fault.GetType().FullName!;
        _trace = fault.StackTrace;
        HResult = fault.HResult;
    }

    public override string? StackTrace => _trace;

    /// <summary>The like of an exception; null of none.</summary>
    public static Exception? Of(Exception? fault, Redactor redactor) =>
        fault is null or StellantisApiException or MaskedException ? fault : new MaskedException(fault, redactor);

    public override string ToString() =>
        $"{_kind}: {Message}{(InnerException is null ? "" : $"{Environment.NewLine} ---> {InnerException}")}{Environment.NewLine}{_trace}";
}
