using Stellantis.Client.Calls;
using Stellantis.Client.Json;

namespace Stellantis.Client.Hal;

/// <summary>Walks a collection page by page, one request at a time.</summary>
internal sealed class PageWalker<T>(StellantisClient client, ApiCall call, Func<WireReader, HalPage<T>> read)
{
    private PageLinks? _links;
    private Uri? _next;
    private StellantisApiException? _refused;

    public bool HasNext => _links is null || _next is not null || _refused is not null;

    /// <summary>Reads the next page.</summary>
    /// <exception cref="StellantisApiException">The call failed, or the links lead in a circle or to a foreign place.</exception>
    public async Task<HalPage<T>> NextAsync(CallContext context)
    {
        if (_refused is not null)
            throw _refused;
        if (_links is null)
            _next = (_links = new PageLinks(client, call, context)).First();
        var address = _next ?? throw new InvalidOperationException("There is no further page.");
        var page = await client.ReadAsync(call, address, read, context).ConfigureAwait(false);
        try
        {
            _next = _links.Follow(address, page.Next);
        }
        catch (StellantisApiException refused)
        {
            // The page itself is good. Whoever wants more than it gets the error.
            (_next, _refused) = (null, refused);
        }
        return page;
    }
}
