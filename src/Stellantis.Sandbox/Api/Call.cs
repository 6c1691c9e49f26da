using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Stellantis.Sandbox.Bodies;
using Stellantis.Server.Http;
using Stellantis.Sandbox.World;

namespace Stellantis.Sandbox.Api;

/// <summary>One request on its way to an operation, and what operations need to answer it.</summary>
internal sealed class Call
{
    private const string HalJson = "application/hal+json";
    private const string Json = "application/json";
    private const int MaxDepth = 64;
    private const int MaxProblems = 20;

    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public Call(HttpRequest request, ServedOperation operation, string[] arguments, Query query, SandboxWorld world, bool strict, string scheme)
    {
        Request = request;
        Operation = operation;
        Arguments = arguments;
        Query = query;
        World = world;
        Strict = strict;
        Now = world.Now;
        world.Settle(Now);
        Scope = new ScopeHeader(request.Headers.Find("X-CVS-Scope"), strict);
        Links = new Links(scheme, request.Headers.Find("Host") ?? "127.0.0.1", query.Find("env"));
    }

    public HttpRequest Request { get; }

    public ServedOperation Operation { get; }

    /// <summary>The path parameters in their order.</summary>
    public string[] Arguments { get; }

    public Query Query { get; }

    public SandboxWorld World { get; }

    public bool Strict { get; }

    /// <summary>The world's time when the call came.</summary>
    public DateTimeOffset Now { get; }

    /// <summary>What the caller may: by the header, until the gateway finds an access token.</summary>
    public ScopeHeader Scope { get; set; }

    public Links Links { get; }

    /// <summary>The vehicle in the path.</summary>
    public Vehicle Vehicle => World.Fleet.Find(Arguments[0]) ?? throw ApiFault.NotFound("vehicle");

    /// <summary>All that is to be known about the vehicle in the path.</summary>
    public History History => World.HistoryOf(Vehicle, Now);

    /// <summary>An answer whose body is one JSON object.</summary>
    public static HttpResponse AnswerObject(int status, Action<JsonTextWriter> writeMembers) => Answer(status, json =>
    {
        json.WriteStartObject();
        writeMembers(json);
        json.WriteEndObject();
    });

    /// <summary>An answer whose body is one JSON value.</summary>
    public static HttpResponse Answer(int status, Action<JsonTextWriter> write, string mediaType = HalJson) =>
        new HttpResponse(status).WithBody(mediaType, text =>
    {
        using var json = new JsonTextWriter(text) { CloseOutput = false };
        write(json);
    });

    public static HttpResponse NoContent() => new(204);

    /// <summary>An error in the contract's shape.</summary>
    public static HttpResponse Refuse(ApiFault fault, string debug) => Answer(
        fault.Status,
        json =>
        {
            json.WriteStartObject();
            if (fault.Code is { } code)
                json.Write("code", code);
            else
                json.Write("name", fault.Name);
            json.Write("debug", debug);
            json.Write("message", fault.Message);
            json.WriteEndObject();
        },
        Json);

    /// <summary>The body, when it is JSON of this shape: its text as it came, and what is in it.</summary>
    public (string Text, JObject Value) ReadBody(Shape shape)
    {
        if (Request.IsCut)
            throw new ApiFault(413, "The body was not read: when its header came, the request was refused.");
        var mediaType = Request.Headers.Find("Content-Type")?.Split(';')[0].Trim();
        if (!string.Equals(mediaType, Json, StringComparison.OrdinalIgnoreCase))
            throw new ApiFault(415, $"The body must be {Json}.");

        var text = ReadText();
        if (StrictJson.FindFault(text) is { } fault)
            throw new ApiFault(400, $"The body is not JSON from character {fault + 1} on.");
        using var reader = new JsonTextReader(new StringReader(text))
        {
            DateParseHandling = DateParseHandling.None,
            FloatParseHandling = FloatParseHandling.Double, MaxDepth = MaxDepth + 1
        };
        var value = JToken.ReadFrom(reader);

        var inspection = new Inspection(Strict);
        shape(inspection, value);
        if (inspection.Problems.Count > 0)
            throw new ApiFault(400, string.Join(" ", inspection.Problems.Take(MaxProblems)));
        return (text, (JObject)value);
    }

    private string ReadText()
    {
        try
        {
            return s_utf8.GetString(Request.Body);
        }
        catch (DecoderFallbackException)
        {
            throw new ApiFault(400, "The body is not UTF-8.");
        }
    }
}
