using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Stellantis.Server.Http;

namespace Stellantis.Sandbox.Faults;

/// <summary>Pages that do not line up.</summary>
internal static class PageFaults
{
    private const string Again = "again=1";

    public static HttpResponse NextLoop(FaultCase fault) => Edit(fault, page => SetNext(page, Href(page, "first")));

    public static HttpResponse NextRepeat(FaultCase fault) => Edit(fault, page => SetNext(page, Href(page, "self")));

    public static HttpResponse NextEmpty(FaultCase fault) => Edit(fault, page => SetNext(page, ""));

    public static HttpResponse NextForeign(FaultCase fault) =>
        Edit(fault, page => SetNext(page, Foreign.Link(fault.Fault.Location, Href(page, "next") ?? Href(page, "self")!)));

    public static HttpResponse NoItems(FaultCase fault) => Edit(fault, page =>
    {
        // The request differs from this one, so that it is no loop; asked for a second time, it is.
        var target = Href(page, "self")!;
        SetNext(page, target.Contains(Again) ? target : target + (target.IndexOf('?') < 0 ? "?" : "&") + Again);
        Items(page).RemoveAll();
    });

    public static HttpResponse WrongTotal(FaultCase fault) =>
        Edit(fault, page => page["total"] = Math.Max(0, (int)page["total"]! + fault.Fault.Amount));

    public static HttpResponse Duplicate(FaultCase fault) => Edit(fault, page =>
    {
        var items = Items(page);
        var repeated = Href(page, "prev") is { } before && fault.AnswerTo(new Uri(before).PathAndQuery) is { Status: 200, Body: not null } answer
            ? Items(Read(answer)).LastOrDefault()
            : items.LastOrDefault();
        if (repeated is not null)
            items.Insert(0, repeated.DeepClone());
    });

    private static HttpResponse Edit(FaultCase fault, Action<JObject> edit)
    {
        var response = fault.Answer();
        if (response is not { Status: 200, Body: not null })
            return response;
        var page = Read(response);
        edit(page);
        response.ReplaceBody(text =>
        {
            using var json = new JsonTextWriter(text) { CloseOutput = false };
            page.WriteTo(json);
        });
        return response;
    }

    private static JObject Read(HttpResponse response)
    {
        var text = Encoding.UTF8.GetString(response.Body!.GetBuffer(), 0, (int)response.Body.Length);
        using var json = new JsonTextReader(new StringReader(text)) { DateParseHandling = DateParseHandling.None };
        return JObject.Load(json);
    }

    private static JArray Items(JObject page) => page["_embedded"]!.Children<JProperty>().Select(member => member.Value).OfType<JArray>().First();

    private static string? Href(JObject page, string relation) => (string?)page["_links"]![relation]?["href"];

    private static void SetNext(JObject page, string? href) => page["_links"]!["next"] = new JObject { ["href"] = href };
}
