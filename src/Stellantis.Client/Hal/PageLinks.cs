using Stellantis.Client.Calls;
using Stellantis.Client.Http;
using Stellantis.Client.Json;

namespace Stellantis.Client.Hal;

/// <summary>Follows the links from page to page of one collection, as the service gives them: never in a circle, never to another place.</summary>
internal sealed class PageLinks(StellantisClient client, ApiCall call, CallContext context)
{
    private const int LongestLink = 16_000;
    private const int MostShown = 200;

    private readonly Marks _visited = new();

    /// <summary>The address of the first page.</summary>
    public Uri First()
    {
        var first = client.AddressOf(call);
        _visited.Add(Marks.Of(first.AbsoluteUri));
        return first;
    }

    /// <summary>The address that a link of a page leads to; null when it leads nowhere.</summary>
    /// <exception cref="StellantisApiException">InvalidResponse: it leads in a circle, or to a foreign place.</exception>
    public Uri? Follow(Uri from, string? href)
    {
        if (string.IsNullOrWhiteSpace(href))
            return null;
        if (href!.Length > LongestLink)
            throw Refused($"the link to the next page has {href.Length} characters, more than the {LongestLink} that are followed");
        var target = WebAddress.Target(from, href!)
            ?? throw Refused($"the link to the next page, '{(href!.Length > MostShown ? href.Substring(0, MostShown) + "..." : href)}', is not an " +
                $"address, or one that can be read in two ways");
        if (!Origin.Same(target, client.BaseUri))
            target = ReRoot(target);
        target = client.WithEnvironment(target);
        if (!_visited.Add(Marks.Of(target.AbsoluteUri)))
            throw NotWhole("the link to the next page leads back to a page that was read already");
        return target;
    }

    /// <summary>Words of the service about the collection, as they may stand in a log.</summary>
    public string Words(string text) => $"{call.Operation.Id}: {client.Redactor.Quote(text, MostShown)}";

    public StellantisApiException Refused(string why) =>
        new(ErrorIds.InvalidResponse, $"{call.Operation.Id}: {why}.", redactor: client.Redactor) { OperationId = call.Operation.Id };

    /// <summary>The error of a list that does not come to its end as it was announced.</summary>
    public StellantisApiException NotWhole(string why) => new(ErrorIds.InvalidResponse, $"{call.Operation.Id}: {why}.", redactor: client.Redactor)
    {
        OperationId = call.Operation.Id,
        Advice = "What was written is good, but it may not be all. Run the command again; if it stays so, tell the operators of the service.",
    };

    // Gateways often write their inner host into links. Where the rest of the address is the operation's own, it is meant to come from here.
    private Uri ReRoot(Uri target)
    {
        var path = "/" + string.Join("/", target.AbsolutePath.Split(['/'], StringSplitOptions.RemoveEmptyEntries));
        var host = target.GetLeftPart(UriPartial.Authority);
        if (!path.EndsWith(call.RelativePath(), StringComparison.OrdinalIgnoreCase))
            throw Refused($"the link to the next page leads to another host, {host}, and to another path; nothing was sent there");
        context.Log.WarningOnce(CallContext.OtherHost,
            client.Redactor.Mask($"The service links its pages to another host, {host}; they are read from " +
            $"{client.BaseUri.GetLeftPart(UriPartial.Authority)}."));
        return WebAddress.Of(client.BaseUri.GetLeftPart(UriPartial.Path).TrimEnd('/') + call.RelativePath() + target.Query);
    }
}
