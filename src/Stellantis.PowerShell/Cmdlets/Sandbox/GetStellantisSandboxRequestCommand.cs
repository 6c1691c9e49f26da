using System.Management.Automation;
using Stellantis.PowerShell.Completion;

namespace Stellantis.PowerShell.Cmdlets;

/// <summary>Shows the requests that a sandbox received, the oldest first.</summary>
[Cmdlet(VerbsCommon.Get, "StellantisSandboxRequest", HelpUri = HelpPage.Folder + "Get-StellantisSandboxRequest.md")]
[OutputType(typeof(StellantisSandboxRequest))]
public sealed class GetStellantisSandboxRequestCommand : SandboxCmdlet
{
    /// <summary>Only requests of these HTTP methods.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(WordCompleter<HttpMethods>))]
    public string[] Method { get; set; } = [];

    /// <summary>Only requests whose path matches; wildcards are allowed.</summary>
    [Parameter]
    [SupportsWildcards]
    public string? Path { get; set; }

    /// <summary>Only this many of the newest.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int Last { get; set; } = int.MaxValue;

    /// <summary>Forget all requests after they are shown.</summary>
    [Parameter]
    public SwitchParameter Clear { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var sandbox = Target();
        var pattern = Path is null ? null : WildcardPattern.Get(Path, WildcardOptions.IgnoreCase);
        var matching = sandbox.Requests()
            .Where(r => (Method.Length == 0 || Method.Contains(r.Method, StringComparer.OrdinalIgnoreCase))
                && (pattern is null || pattern.IsMatch(r.Path)))
            .ToList();
        if (sandbox.DroppedRequests() is > 0 and var dropped && Last == int.MaxValue)
        {
            WriteWarning(FormattableString.Invariant($"The sandbox no longer has its {dropped} oldest requests: it keeps the last 10,000, ") +
                "and 64 MB of them. Empty its record with -Clear from time to time.");
        }
        foreach (var request in matching.Skip(Math.Max(0, matching.Count - Last)))
            WriteObject(request);
        if (Clear)
            sandbox.ClearRequests();
    }
}
