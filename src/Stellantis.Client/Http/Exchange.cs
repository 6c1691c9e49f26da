using System.Net.Http;
using Stellantis.Client.Calls;

namespace Stellantis.Client.Http;

/// <summary>What the handlers know of a request besides HTTP: the call that it carries, and on whose behalf.</summary>
internal sealed class Exchange(ApiCall call, CallContext context)
{
    private const string Key = "Stellantis.Exchange";

    private long _until;

    public ApiCall Call { get; } = call;

    public CallContext Context { get; } = context;

    /// <summary>Looks at the beginning of a good answer while it comes in, until it has seen enough; null for nobody.</summary>
    public Func<byte[], int, bool>? Peek { get; init; }

    /// <summary>How often the request was sent before.</summary>
    public int Attempt { get; set; }

    /// <summary>True when a request was sent that nobody answered, or whose answer leaves open what became of it.</summary>
    public bool MayBeDone { get; set; }

    /// <summary>How long it waited so far because the service took no calls.</summary>
    public TimeSpan Waited { get; set; }

    /// <summary>When the wait for an answer ends; null while none is awaited. It may be read on any thread.</summary>
    public DateTimeOffset? Until
    {
        get => Interlocked.Read(ref _until) is > 0 and var ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;
        set => Interlocked.Exchange(ref _until, value?.UtcTicks ?? 0);
    }

    /// <summary>True when a warning said that it waits.</summary>
    public bool IsTold { get; set; }

    public static Exchange Of(HttpRequestMessage request) => (Exchange)request.Properties[Key];

    /// <summary>Who looks at the beginning of the answer to a request; a token request carries no call, and nobody looks.</summary>
    public static Func<byte[], int, bool>? PeekOf(HttpRequestMessage request) =>
        request.Properties.TryGetValue(Key, out var exchange) ? ((Exchange)exchange).Peek : null;

    public void Attach(HttpRequestMessage request) => request.Properties[Key] = this;
}
