using Stellantis.Sandbox.Api;
using Stellantis.Server.Http;
using Stellantis.Sandbox.Identity;
using Stellantis.Sandbox.Options;
using Stellantis.Sandbox.World;

namespace Stellantis.Sandbox.Faults;

/// <summary>A fault that is set, and how often it was met.</summary>
internal sealed class FaultRule
{
    private readonly Func<string?, bool> _operation;
    private readonly Func<string?, bool> _path;
    private int _seen;
    private int _hits;

    /// <exception cref="ArgumentException">The fault is none that there can be; the message names the member.</exception>
    public FaultRule(SandboxFault fault)
    {
        Fault = fault.Copy();
        Kind = FaultKinds.Find(fault.Kind)
            ?? throw new ArgumentException($"Kind '{fault.Kind}' is not one of {string.Join(", ", FaultKinds.All.Select(kind => kind.Name))}.");
        Fault.Kind = Kind.Name;
        _operation = Wildcard.Of(fault.Operation);
        _path = Wildcard.Of(fault.Path);
        Check(fault.Rate is null or (>= 0 and <= 1), "Rate must be in the range 0 to 1: 0.05 is 5 %.");
        Check(fault.Rate is null || fault.Positions.Count == 0, "Rate and Position exclude each other.");
        Check(fault.Positions.All(position => position > 0), "Position counts from 1.");
        Check(fault.Count is null or > 0, "Count must be 1 at least.");
        Check(fault.Status is null or (>= 200 and <= 599), "Status must be in the range 200 to 599.");
        Check(fault.Delay is null || (fault.Delay >= TimeSpan.Zero && fault.Delay.Value.TotalMilliseconds <= int.MaxValue),
            "Delay must be in the range 0 to 24 days.");
        Check(IsHeader(fault.RetryAfter), "RetryAfter must be a number of seconds or a date.");
        Check(IsHeader(fault.Location), "Location must be an address, with special characters encoded.");
        Check(!Kind.IsOfDeliveries || (fault.Operation ?? fault.Method ?? fault.RetryAfter ?? fault.Location ?? (object?)fault.Status) is null,
            $"Operation, Method, Status, RetryAfter and Location are not for {Kind.Name}. It is about events; Path is that of their target.");
        Check(fault.Operation is null || SandboxCatalog.Operations.Keys.Any(id => _operation(id)),
            $"Operation '{fault.Operation}' is not known to the sandbox. It has {string.Join(", ", SandboxCatalog.Operations.Keys)}.");
    }

    public SandboxFault Fault { get; }

    public FaultKind Kind { get; }

    /// <summary>How long it takes before it happens.</summary>
    public TimeSpan Wait => Kind.Waits ? TimeSpan.Zero : Fault.Delay ?? Kind.StandardDelay;

    /// <summary>Counts a request that the fault is about. True when it happens to it.</summary>
    public bool Meets(HttpRequest request, string path, ServedOperation? operation, IdentityEndpoint? endpoint)
    {
        if (Kind.IsOfDeliveries || (Kind.IsOfPages && operation is not { IsPaged: true })
            || !_operation(operation?.Id ?? endpoint?.Id) || !_path(path)
            || (endpoint is not null && Fault.Operation is null && Fault.Path is null)
            || (Fault.Method is not null && !string.Equals(Fault.Method, request.Method, StringComparison.OrdinalIgnoreCase)))
            return false;
        return IsNext();
    }

    /// <summary>Counts an event that the fault is about. True when it happens to it.</summary>
    public bool Meets(string path) => Kind.IsOfDeliveries && _path(path) && IsNext();

    public void Hit() => _hits++;

    private bool IsNext()
    {
        _seen++;
        if (_hits >= (Fault.Count ?? int.MaxValue))
            return false;
        return Fault.Rate is { } rate ? new Dice(Fault.Seed, _seen, 0).Chance(rate) : Fault.Positions.Count == 0 || Fault.Positions.Contains(_seen);
    }

    private static void Check(bool holds, string message)
    {
        if (!holds)
            throw new ArgumentException(message);
    }

    private static bool IsHeader(string? value) => value is null || (value.Length > 0 && value.All(c => c is >= ' ' and < (char)0x7F));
}
