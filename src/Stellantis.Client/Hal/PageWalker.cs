using Stellantis.Client.Http;
using Stellantis.Client.Json;

namespace Stellantis.Client.Hal;

/// <summary>Walks a collection page by page, following the links of the service as they are given.</summary>
internal sealed class PageWalker<T>
{
    private readonly StellantisClient _client;
    private readonly ApiCall _call;
    private readonly Func<WireReader, HalPage<T>> _read;
    private readonly HashSet<string> _visited = new(StringComparer.Ordinal);
    private Uri? _next;
    private bool _reRooted;
    private StellantisApiException? _refused;

    public PageWalker(StellantisClient client, ApiCall call, Func<WireReader, HalPage<T>> read)
    {
        _client = client;
        _call = call;
        _read = read;
        _next = client.AddressOf(call);
    }

    /// <summary>What the user should hear of, once: null when there is nothing. It is for the thread that writes; pages are read on others.</summary>
    public string? Warning { get; private set; }

    public bool HasNext => _next is not null || _refused is not null;

    /// <summary>Reads the next page.</summary>
    /// <exception cref="StellantisApiException">The call failed, or the links lead in a circle or to a foreign place.</exception>
    public async Task<HalPage<T>> NextAsync(CancellationToken cancellation)
    {
        if (_refused is not null)
            throw _refused;
        var address = _next ?? throw new InvalidOperationException("There is no further page.");
        _visited.Add(address.AbsoluteUri);
        Warning = null;
        var page = await _client.ReadAsync(_call, address, _read, cancellation).ConfigureAwait(false);
        try
        {
            _next = string.IsNullOrWhiteSpace(page.Next) ? null : Follow(address, page.Next!);
        }
        catch (StellantisApiException refused)
        {
            // The page itself is good. Whoever wants more than it gets the error.
            (_next, _refused) = (null, refused);
        }
        return page;
    }

    private Uri Follow(Uri from, string href)
    {
        if (!Uri.TryCreate(from, href, out var target) || target.Scheme is not ("http" or "https"))
            throw Refused($"the link to the next page, '{href}', is no address");
        if (!Origin.Same(target, _client.BaseUri))
            target = ReRoot(target);
        target = _client.WithEnvironment(target);
        if (_visited.Contains(target.AbsoluteUri))
            throw Refused("the link to the next page leads back to a page that was read already");
        return target;
    }

    // Gateways often write their inner host into links. Where the rest of the address is the operation's own, it is meant to come from here.
    private Uri ReRoot(Uri target)
    {
        var path = "/" + string.Join("/", target.AbsolutePath.Split(['/'], StringSplitOptions.RemoveEmptyEntries));
        if (!path.EndsWith(_call.RelativePath(), StringComparison.OrdinalIgnoreCase))
            throw Refused($"the link to the next page leads to another host, {target.GetLeftPart(UriPartial.Authority)}, and to another path; nothing was sent there");
        Warning = _reRooted ? null : $"The service links its pages to another host, {target.GetLeftPart(UriPartial.Authority)}; they are read from {_client.BaseUri.GetLeftPart(UriPartial.Authority)}.";
        _reRooted = true;
        return new Uri(_client.BaseUri.GetLeftPart(UriPartial.Path).TrimEnd('/') + _call.RelativePath() + target.Query);
    }

    private StellantisApiException Refused(string why) =>
        new(ErrorIds.InvalidResponse, _client.Redactor.Mask($"{_call.Operation.Id}: {why}.")) { OperationId = _call.Operation.Id };
}
