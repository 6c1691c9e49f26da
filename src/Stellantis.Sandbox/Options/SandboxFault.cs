using System.Globalization;

namespace Stellantis.Sandbox.Options;

/// <summary>What goes wrong in a sandbox, how often, and with which requests.</summary>
/// <remarks>
/// Without <see cref="Rate"/> and <see cref="Positions"/> it happens to every request that it is about. A fault that names neither operation nor
/// path is about the requests of the API, not about those of the identity provider.
/// </remarks>
public sealed class SandboxFault
{
    /// <summary>What goes wrong: one of <c>SandboxCatalog.Kinds</c>.</summary>
    public string Kind { get; set; } = "";

    /// <summary>The share of requests that it happens to, from 0 to 1; the seed tells which.</summary>
    public double? Rate { get; set; }

    /// <summary>The seed of the rate: the same seed hits the same places in the order of requests.</summary>
    public int Seed { get; set; } = 1;

    /// <summary>Which of the requests that it is about it happens to, counted from 1 when the fault is set.</summary>
    public IReadOnlyList<int> Positions { get; set; } = [];

    /// <summary>How often it happens at most; null for no end.</summary>
    public int? Count { get; set; }

    /// <summary>The id of the operation that it is about, such as <c>getVehicles</c>; * and ? are wildcards.</summary>
    public string? Operation { get; set; }

    /// <summary>The HTTP method that it is about.</summary>
    public string? Method { get; set; }

    /// <summary>The path that it is about, not decoded and without the query, such as <c>*/alerts</c>; * and ? are wildcards.</summary>
    public string? Path { get; set; }

    /// <summary>The status of the answer, for kinds that make an answer of their own.</summary>
    public int? Status { get; set; }

    /// <summary>How long it takes before it happens; for <c>SlowBody</c>, the time between two pieces.</summary>
    public TimeSpan? Delay { get; set; }

    /// <summary>The value of Retry-After: a number of seconds, or a date as HTTP has it.</summary>
    public string? RetryAfter { get; set; }

    /// <summary>Where a redirect or a foreign link leads: an address, or an origin that the path of the request is put behind.</summary>
    public string? Location { get; set; }

    /// <summary>By how much <c>WrongTotal</c> is wrong.</summary>
    public int Amount { get; set; } = 7;

    /// <summary>The kind, how often, and with which requests.</summary>
    public override string ToString()
    {
        var often = Rate is { } rate ? string.Format(CultureInfo.InvariantCulture, " {0:0.##} %", rate * 100) : Positions.Count > 0
            ? " at " + string.Join(", ", Positions) : "";
        var about = string.Concat(new[] { Operation, Method, Path }.Where(part => part is not null).Select(part => " " + part));
        return Kind + often + (Count is { } count ? $" up to {count} times" : "") + (about.Length == 0 ? "" : " on" + about);
    }

    internal SandboxFault Copy() => (SandboxFault)MemberwiseClone();
}
