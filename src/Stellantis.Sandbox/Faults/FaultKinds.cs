using Stellantis.Server.Http;

namespace Stellantis.Sandbox.Faults;

/// <summary>All that can go wrong, one line for each kind.</summary>
internal static class FaultKinds
{
    public const string DeliveryDuplicate = "DeliveryDuplicate";
    public const string DeliveryLate = "DeliveryLate";
    public const string DeliveryOutOfOrder = "DeliveryOutOfOrder";
    public const string DeliveryCut = "DeliveryCut";

    public static IReadOnlyList<FaultKind> All { get; } =
    [
        new("Status", "An error of the service: 503, or the status that is given", StatusFaults.Status),
        new("Throttle", "429 with Retry-After and the headers of a used-up limit", StatusFaults.Throttle),
        new("Redirect", "302 to the same address, or to the location that is given", StatusFaults.Redirect),
        new("Html", "200 with a web page, as gateways answer", StatusFaults.Html),

        new("Delay", "The right answer, a second late or as late as is given", fault => fault.Answer()) { StandardDelay = TimeSpan.FromSeconds(1) },
        new("Hang", "Nothing at all until the client gives up", WireFaults.Hang),
        new("Reset", "The connection is reset; the request is not carried out", WireFaults.Reset),
        new("Close", "The connection is closed; the request is not carried out", WireFaults.Close),
        new("LostAnswer", "The request is carried out, then the connection is reset", WireFaults.LostAnswer),
        new("LostClose", "The request is carried out, then the connection is closed", WireFaults.LostClose),
        new("LostHtml", "The request is carried out, then a gateway answers with a web page and 504", StatusFaults.LostHtml),
        new("TruncateHead", "Half of the head of the answer, then the connection is closed", WireFaults.TruncateHead),
        new("Truncate", "Half of the body, then the connection is closed", WireFaults.Truncate),
        new("TruncateChunked", "Half of a chunked body, then the connection is closed", WireFaults.TruncateChunked),
        new("HangBody", "Half of the body, then nothing until the client gives up", WireFaults.HangBody),
        new("SlowBody", "The body in ten pieces, with a pause before each", WireFaults.SlowBody) { Waits = true,
            StandardDelay = TimeSpan.FromMilliseconds(100) },

        new("TruncatedJson", "A whole answer whose JSON is cut off", BodyFaults.TruncatedJson),
        new("WrongContentType", "The right body, as text/plain", BodyFaults.WrongContentType),
        new("EmptyBody", "The right status without a body", BodyFaults.EmptyBody),
        new("BadGzip", "Content-Encoding gzip, and a body that is not gzip", BodyFaults.BadGzip),

        new("NextLoop", "A page whose next link leads back to the first page", PageFaults.NextLoop) { IsOfPages = true },
        new("NextRepeat", "A page whose next link leads to itself", PageFaults.NextRepeat) { IsOfPages = true },
        new("NextEmpty", "A page whose next link is empty", PageFaults.NextEmpty) { IsOfPages = true },
        new("NextForeign", "A page whose next link names another origin", PageFaults.NextForeign) { IsOfPages = true },
        new("NoItems", "An empty page whose next link leads to the right one", PageFaults.NoItems) { IsOfPages = true },
        new("WrongTotal", "A page whose total is wrong by an amount", PageFaults.WrongTotal) { IsOfPages = true },
        new("Duplicate", "A page that begins with the last item of the one before", PageFaults.Duplicate) { IsOfPages = true },

        new("DeliveryDuplicate", "An event that is delivered twice", Answer) { IsOfDeliveries = true },
        new("DeliveryLate", "An event that is delivered a minute late, or as late as is given, by the sandbox's clock", Answer)
        {
            IsOfDeliveries = true, StandardDelay = TimeSpan.FromMinutes(1),
        },
        new("DeliveryOutOfOrder", "An event that is delivered behind the next one of its monitor or remote, or a minute late when none comes", Answer)
        {
            IsOfDeliveries = true, StandardDelay = TimeSpan.FromMinutes(1),
        },
        new("DeliveryCut", "Half of an event, then the connection is closed; it is sent again as one that failed", Answer) { IsOfDeliveries = true },
    ];

    public static FaultKind? Find(string name) => All.FirstOrDefault(kind => string.Equals(kind.Name, name, StringComparison.OrdinalIgnoreCase));

    // What goes wrong is not the answer.
    private static HttpResponse Answer(FaultCase fault) => fault.Answer();
}
