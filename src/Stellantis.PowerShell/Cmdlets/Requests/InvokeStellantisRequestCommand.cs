using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Text.RegularExpressions;
using Stellantis.Client;
using Stellantis.Client.Bodies;
using Stellantis.Client.Calls;
using Stellantis.Client.Hal;
using Stellantis.Client.Http;
using Stellantis.Client.Json;
using Stellantis.Client.Masking;
using Stellantis.Client.Text;
using Stellantis.PowerShell.Completion;
using Stellantis.PowerShell.Input;
using Stellantis.PowerShell.Output;
using Stellantis.PowerShell.SignIn;

namespace Stellantis.PowerShell.Cmdlets;

/// <summary>
/// Sends any request below the connection's base address, signed and checked like those of the other cmdlets: for what the service offers and the
/// module does not know yet.
/// </summary>
[Cmdlet(VerbsLifecycle.Invoke, "StellantisRequest", SupportsShouldProcess = true, HelpUri = HelpPage.Folder + "Invoke-StellantisRequest.md")]
[OutputType(typeof(PSObject), typeof(string))]
public sealed class InvokeStellantisRequestCommand : ConnectedCmdlet
{
    /// <summary>The path below the base address, its ids escaped where they need it, with or without a query.</summary>
    [Parameter(Mandatory = true, Position = 0, HelpMessage = Hints.RequestPath)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(WordCompleter<OperationPaths>))]
    public string Path { get; set; } = "";

    /// <summary>The HTTP method: GET, POST, PUT, DELETE.</summary>
    [Parameter(Position = 1)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(WordCompleter<HttpMethods>))]
    public string Method { get; set; } = "GET";

    /// <summary>Query parameters; a list is sent as the repeated name.</summary>
    [Parameter]
    [Discreet(typeof(IDictionary))]
    public IDictionary? Query { get; set; }

    /// <summary>Headers; one that signing sets as well gives way to it.</summary>
    [Parameter]
    [Discreet(typeof(IDictionary))]
    public IDictionary? Header { get; set; }

    /// <summary>The body: JSON text, which is sent as it is, or a hashtable or object.</summary>
    [Parameter]
    public object? Body { get; set; }

    /// <summary>Follow the links of a collection, and write its items.</summary>
    [Parameter]
    public SwitchParameter All { get; set; }

    /// <summary>Write the text of the answer.</summary>
    [Parameter]
    public SwitchParameter Raw { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (All && Raw)
            Refuse(ErrorIds.InvalidRequest, "-All and -Raw exclude each other: give one of them.");
        var verb = Method.ToUpperInvariant();
        if (!Regex.IsMatch(verb, @"^[A-Z]+\z"))
            Refuse(ErrorIds.InvalidRequest, $"-Method '{Method}' is not an HTTP method. Give GET, POST, PUT or DELETE.");
        if (All && verb != "GET")
            Refuse(ErrorIds.InvalidRequest, "-All follows the pages of a collection, and goes with GET only.");
        Try(Path, () =>
        {
            var call = Call(verb);
            if (call.Operation.IsRead)
                Send(call);
            else if (Approved($"Send {verb} {Path}"))
                Change(Path, () => call, sent => OpenConnection.Client.TextAsync(sent, Context), _ => $"{verb} {Path}", text => Write(call, text));
        });
    }

    private ApiCall Call(string verb)
    {
        var question = Path.IndexOf('?');
        var given = "/" + (question < 0 ? Path : Path.Substring(0, question)).Trim('/');
        if (Path.IndexOf('#') >= 0)
            throw new StellantisApiException(ErrorIds.InvalidRequest,
                "-Path has a fragment (#), which is never sent. Leave it out, or write %23 where it is part of an id or a value.",
                redactor: OpenConnection.Client.Redactor);
        var problem = given.Contains("://") ? "names a host" : given.Split('/').Select(WebAddress.Problem).FirstOrDefault(p => p is not null);
        if (problem is not null)
            throw new StellantisApiException(ErrorIds.InvalidRequest,
                $"-Path {problem}: it is not a path below the base address. Give one such as /accounts/vehicles; nothing was sent.",
                redactor: OpenConnection.Client.Redactor);
        var path = AddressText.EscapePath(given);
        var known = Operations.Find(verb, path);
        var operation = new Operation(known?.Id ?? $"{verb} {path}", verb, path, known?.Scopes ?? "", known?.ItemKey ?? "");
        var body = Bound();
        var call = new ApiCall(operation)
        {
            Body = body?.Json,
            Headers = Headers(),
            Vin = known is null ? null : VinIn(known.Path, path),
            ExtraScope = known == Operations.SendRemote && body is not null ? RemoteCommand.Of(body.Json).Scope : null,
        };
        AddQuery(call, question < 0 ? "" : Path.Substring(question + 1));
        foreach (DictionaryEntry entry in Query ?? new Hashtable())
            call.Query(entry.Key.ToString()!, Values(PlainInput.Unwrap(entry.Value), Text));
        return call;
    }

    private BodyResult? Bound()
    {
        var bound = Body is null ? null : RequestBody.From(PlainInput.Unwrap(Body)!);
        if (bound is { HasErrors: true })
        {
            OpenConnection.Client.Redactor.HideParts(JsonRedaction.Secrets(bound.Json));
            Refuse(ErrorIds.InvalidBody, OpenConnection.Client.Redactor.Mask(bound.ErrorMessage));
        }
        return bound;
    }

    // What stands behind the question mark, as it was written.
    private static void AddQuery(ApiCall call, string query)
    {
        foreach (var pair in query.Split(['&'], StringSplitOptions.RemoveEmptyEntries))
        {
            var sign = pair.IndexOf('=');
            var (name, value) = sign < 0 ? (pair, "") : (pair.Substring(0, sign), pair.Substring(sign + 1));
            call.QueryAsGiven(Uri.UnescapeDataString(name), Uri.UnescapeDataString(value));
        }
    }

    private List<KeyValuePair<string, string>> Headers()
    {
        var headers = new List<KeyValuePair<string, string>>();
        foreach (DictionaryEntry entry in Header ?? new Hashtable())
        {
            var name = entry.Key.ToString()!;
            if (!Regex.IsMatch(name, @"^[A-Za-z0-9!#$%&'*+.^_`|~-]+\z"))
                throw new StellantisApiException(ErrorIds.InvalidRequest, $"-Header '{name}' is not the name of a header.");
            if (HeaderValue.IsOfConnection(name))
                throw new StellantisApiException(ErrorIds.InvalidRequest,
                    $"-Header {name} belongs to the connection, which sets it itself. Leave it out; nothing was sent.");
            if (HeaderValue.IsOfContent(name) && Body is null)
                throw new StellantisApiException(ErrorIds.InvalidRequest,
                    $"-Header {name} tells of a body, and the request has none. Give -Body, or leave the header out; nothing was sent.");
            if (headers.Exists(h => h.Key.Equals(name, StringComparison.OrdinalIgnoreCase)))
                throw new StellantisApiException(ErrorIds.InvalidRequest,
                    $"-Header has {name} twice, in different letters. Give it once, with a list where it has several values; nothing was sent.");
            var value = string.Join(", ", Values(PlainInput.Unwrap(entry.Value), HeaderText));
            headers.Add(new(name, HeaderValue.Check(value, $"{nameof(Header)} {name}", secret: true)));
        }
        return headers;
    }

    private static IEnumerable<string?> Values(object? value, Func<object?, string?> text) => value is IEnumerable list and not string
        ? list.Cast<object?>().Select(text)
        : [text(value)];

    // The dates of headers are those of HTTP.
    private static string? HeaderText(object? value) => value switch
    {
        DateTime time => time.ToUniversalTime().ToString("R", CultureInfo.InvariantCulture),
        DateTimeOffset time => time.ToString("R", CultureInfo.InvariantCulture),
        _ => Text(value),
    };

    private static string? Text(object? value) => value switch
    {
        null => null,
        bool flag => flag ? "true" : "false",
        DateTime time => WireText.Date(time),
        DateTimeOffset time => WireText.Date(time),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };

    private string? VinIn(string template, string path)
    {
        var names = template.Split(['/'], StringSplitOptions.RemoveEmptyEntries);
        var parts = path.Split(['/'], StringSplitOptions.RemoveEmptyEntries);
        var at = Array.IndexOf(names, "{id}");
        return at < 0 ? null : OpenConnection.VinOf(Uri.UnescapeDataString(parts[at]));
    }

    private void Send(ApiCall call)
    {
        if (All)
        {
            using var feed = OpenConnection.Client.Walk(call, PlainValue.ReadObject, Context);
            while (Await(feed.NextAsync()) is { } page)
            {
                foreach (var item in page.Items)
                    WriteObject(PlainOutput.Of(item, Cancellation));
            }
            return;
        }
        Write(call, Await(OpenConnection.Client.TextAsync(call, Context)));
    }

    private void Write(ApiCall call, string text)
    {
        if (Raw)
            WriteObject(text);
        else if (!string.IsNullOrWhiteSpace(text))
            WriteObject(PlainOutput.Of(Parsed(call, text), Cancellation), enumerateCollection: true);
    }

    private object? Parsed(ApiCall call, string text)
    {
        try
        {
            return PlainValue.Parse(text, Cancellation);
        }
        catch (Newtonsoft.Json.JsonException e)
        {
            throw new StellantisApiException(ErrorIds.InvalidResponse, $"{call.Operation.Id}: the answer is not JSON; -Raw writes it as text.", e,
                OpenConnection.Client.Redactor);
        }
    }
}
