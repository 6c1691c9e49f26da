using System.Collections;
using System.Management.Automation;
using Stellantis.Client;
using Stellantis.PowerShell.Completion;
using Stellantis.PowerShell.Input;
using Stellantis.PowerShell.Sandbox;

namespace Stellantis.PowerShell.Cmdlets;

/// <summary>Tells a running sandbox what goes wrong, how often and with which requests, and how slow it is.</summary>
[Cmdlet(VerbsCommon.Set, "StellantisSandboxFault", SupportsShouldProcess = true, DefaultParameterSetName = LatencySet,
    HelpUri = HelpPage.Folder + "Set-StellantisSandboxFault.md")]
[OutputType(typeof(StellantisSandbox))]
public sealed class SetStellantisSandboxFaultCommand : SandboxCmdlet
{
    private const string KindSet = "Kind";
    private const string ListSet = "List";
    private const string LatencySet = "Latency";
    private const string ClearSet = "Clear";

    /// <summary>What goes wrong.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = KindSet, HelpMessage = Hints.Kind)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(WordCompleter<SandboxFaultKinds>))]
    public string Kind { get; set; } = "";

    /// <summary>The share of requests that it happens to, from 0 to 1.</summary>
    [Parameter(ParameterSetName = KindSet)]
    [ValidateRange(0.0, 1.0)]
    public double Rate { get; set; }

    /// <summary>The seed of the rate: the same seed hits the same places in the order of requests.</summary>
    [Parameter(ParameterSetName = KindSet)]
    public int Seed { get; set; } = 1;

    /// <summary>Which of the requests that it is about it happens to, counted from 1.</summary>
    [Parameter(ParameterSetName = KindSet)]
    [ValidateRange(1, int.MaxValue)]
    public int[] Position { get; set; } = [];

    /// <summary>How often it happens at most.</summary>
    [Parameter(ParameterSetName = KindSet)]
    [ValidateRange(1, int.MaxValue)]
    public int Count { get; set; }

    /// <summary>The id of the operation that it is about; wildcards are allowed.</summary>
    [Parameter(ParameterSetName = KindSet)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(WordCompleter<SandboxOperations>))]
    public string? Operation { get; set; }

    /// <summary>The HTTP method that it is about.</summary>
    [Parameter(ParameterSetName = KindSet)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(WordCompleter<HttpMethods>))]
    public string? Method { get; set; }

    /// <summary>The path that it is about; wildcards are allowed.</summary>
    [Parameter(ParameterSetName = KindSet)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string? Path { get; set; }

    /// <summary>The status of the answer.</summary>
    [Parameter(ParameterSetName = KindSet)]
    [ValidateRange(200, 599)]
    public int Status { get; set; }

    /// <summary>How long it takes before it happens: a TimeSpan, or a number of seconds.</summary>
    [Parameter(ParameterSetName = KindSet)]
    [SecondsInput]
    public TimeSpan Delay { get; set; }

    /// <summary>What Retry-After says: a number of seconds, a TimeSpan, a duration in words such as 2m, or a date.</summary>
    [Parameter(ParameterSetName = KindSet)]
    [SecondsInput(IsOpen = true)]
    [ValidateNotNull]
    public object? RetryAfter { get; set; }

    /// <summary>Where a redirect or a foreign link leads.</summary>
    [Parameter(ParameterSetName = KindSet)]
    [ValidateNotNullOrEmpty]
    public string? Location { get; set; }

    /// <summary>By how much a total is wrong.</summary>
    [Parameter(ParameterSetName = KindSet)]
    public int Amount { get; set; } = 7;

    /// <summary>Several faults, each a hashtable with the parameters of this cmdlet as keys.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ListSet, HelpMessage = Hints.Fault)]
    [ValidateNotNullOrEmpty]
    public IDictionary[] Fault { get; set; } = [];

    /// <summary>Keep the faults that are set.</summary>
    [Parameter(ParameterSetName = KindSet)]
    [Parameter(ParameterSetName = ListSet)]
    public SwitchParameter Append { get; set; }

    /// <summary>How long every answer takes: a TimeSpan, or a number of seconds.</summary>
    [Parameter(ParameterSetName = KindSet)]
    [Parameter(ParameterSetName = ListSet)]
    [Parameter(Mandatory = true, ParameterSetName = LatencySet, HelpMessage = Hints.Latency)]
    [SecondsInput]
    public TimeSpan Latency { get; set; }

    /// <summary>No faults any more, and no latency.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ClearSet, HelpMessage = Hints.Clear)]
    public SwitchParameter Clear { get; set; }

    /// <summary>Write the sandbox.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var sandbox = Target();
        var faults = ParameterSetName switch
        {
            KindSet => SandboxFaults.Read(this, [OfParameters()], asParameters: true),
            ListSet => SandboxFaults.Read(this, Fault),
            _ => [],
        };
        if (ShouldProcess($"sandbox {sandbox}", Verb(faults)))
            Apply(sandbox, faults);
        if (PassThru)
            WriteObject(sandbox);
    }

    private void Apply(StellantisSandbox sandbox, IReadOnlyList<IDictionary> faults)
    {
        if (ParameterSetName != LatencySet && (ParameterSetName != ClearSet || Clear))
            sandbox.SetFaults(faults, Append);
        try
        {
            if (MyInvocation.BoundParameters.ContainsKey(nameof(Latency)) || Clear)
                sandbox.Latency = Latency;
        }
        catch (ArgumentException e)
        {
            Refuse(ErrorIds.InvalidRequest, $"-Latency: {WorldInput.Reason(e)}", Latency);
        }
    }

    private string Verb(IReadOnlyList<IDictionary> faults) => ParameterSetName switch
    {
        LatencySet => $"Set latency {Latency}",
        ClearSet => "Clear faults and latency",
        _ => $"{(Append ? "Add" : "Set")} {string.Join(", ", faults.Select(StellantisSandbox.CheckFault))}",
    };

    private Hashtable OfParameters()
    {
        var fault = new Hashtable(StringComparer.OrdinalIgnoreCase);
        foreach (var name in s_members)
        {
            if (MyInvocation.BoundParameters.TryGetValue(name, out var value))
                fault[name] = value;
        }

        return fault;
    }

    private static readonly string[] s_members =
    [
        nameof(Kind), nameof(Rate), nameof(Seed), nameof(Position), nameof(Count), nameof(Operation), nameof(Method), nameof(Path), nameof(Status),
            nameof(Delay),
        nameof(RetryAfter), nameof(Location), nameof(Amount),
    ];
}
