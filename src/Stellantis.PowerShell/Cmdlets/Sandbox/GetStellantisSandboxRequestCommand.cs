using System.Management.Automation;
using Stellantis.PowerShell.Completion;

namespace Stellantis.PowerShell.Cmdlets;

/// <summary>Shows the requests that a sandbox received, the oldest first.</summary>
[Cmdlet(VerbsCommon.Get, "StellantisSandboxRequest", HelpUri = HelpPage.Folder + "Get-StellantisSandboxRequest.md")]
[OutputType(typeof(StellantisSandboxRequest))]
public sealed class GetStellantisSandboxRequestCommand : SandboxRecordCmdlet<StellantisSandboxRequest>
{
    /// <summary>Only requests of these HTTP methods.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(WordCompleter<HttpMethods>))]
    public string[] Method { get; set; } = [];

    /// <summary>Only requests whose path matches; wildcards are allowed.</summary>
    [Parameter]
    [SupportsWildcards]
    public string? Path { get; set; }

    private protected override string Noun => "requests";

    private protected override List<StellantisSandboxRequest> Matching(StellantisSandbox sandbox)
    {
        var pattern = Path is null ? null : WildcardPattern.Get(Path, WildcardOptions.IgnoreCase);
        return [.. sandbox.Requests().Where(r => (Method.Length == 0 || Method.Contains(r.Method, StringComparer.OrdinalIgnoreCase))
            && (pattern is null || pattern.IsMatch(r.Path)))];
    }

    private protected override long Dropped(StellantisSandbox sandbox) => sandbox.DroppedRequests();

    private protected override void Forget(StellantisSandbox sandbox) => sandbox.ClearRequests();
}
