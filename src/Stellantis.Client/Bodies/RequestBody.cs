using System.Collections;
using Newtonsoft.Json.Linq;
using Stellantis.Client.Json;

namespace Stellantis.Client.Bodies;

/// <summary>Binds and validates a whole body.</summary>
internal static class RequestBody
{
    /// <summary>Makes a body of JSON text, which is sent as it is, or of anything that can be bound.</summary>
    /// <typeparam name="T">The request class.</typeparam>
    /// <param name="body">What the user gave.</param>
    /// <param name="arrange">What is left to do once all is bound.</param>
    public static BodyResult From<T>(object? body, Action<JObject>? arrange = null) where T : RequestObject
    {
        var schema = ObjectSchema.Of(typeof(T));
        if (Text(body) is { } text)
        {
            var report = new BodyReport { IsText = true };
            var document = JsonText.Parse(text, report);
            if (document is not null)
                Validator.Validate(document, schema, report);
            return new BodyResult(text, report.Problems, document);
        }
        return Bound<T>(body, schema, arrange);
    }

    private static BodyResult Bound<T>(object? body, ObjectSchema schema, Action<JObject>? arrange) where T : RequestObject
    {
        var report = new BodyReport();
        if (body is RequestObject { Source: null } and IWireValue written)
        {
            // Not from the bound tree: what was read and not changed keeps the spelling of its numbers.
            var json = WireWriter.Write(written.WriteTo);
            var document = JsonText.Own(json);
            if (Spelling.Correct(document, schema))
                json = document.ToString(Newtonsoft.Json.Formatting.None);
            Validator.Validate(document, schema, report);
            return new BodyResult(json, report.Problems, document);
        }
        if (body is null || new Binder(report).Bind(body, schema) is not JObject bound)
        {
            report.Error("", $"The body is {(body is null ? "missing" : "not an object")}.");
            return new BodyResult("", report.Problems);
        }
        Spelling.Correct(bound, schema);
        arrange?.Invoke(bound);
        Validator.Validate(bound, schema, report);
        return new BodyResult(bound.ToString(Newtonsoft.Json.Formatting.None), report.Problems, bound);
    }

    /// <summary>A body that is there already, with parts of it changed; what is not changed leaves as it came.</summary>
    /// <typeparam name="T">The request class.</typeparam>
    /// <param name="current">The body as it is.</param>
    /// <param name="changes">The parts to change, as the user gave them; null where nothing was given.</param>
    /// <param name="read">Reads the request class.</param>
    /// <param name="arrange">What is left to do once the changes are bound.</param>
    public static BodyResult From<T>(T current, IDictionary changes, Func<WireReader, T> read, Action<JObject>? arrange = null) where T
        : RequestObject
    {
        var report = new BodyReport();
        var merged = Read(WireWriter.Write(((IWireValue)current).WriteTo), read);
        var schema = ObjectSchema.Of(typeof(T));
        if (new Binder(report).Bind(changes, schema) is JObject bound)
        {
            Spelling.Correct(bound, schema);
            arrange?.Invoke(bound);
            merged.Overlay(Read(bound.ToString(Newtonsoft.Json.Formatting.None), read));
        }
        var whole = From<T>(merged);
        return new BodyResult(whole.Json, [.. report.Problems, .. whole.Problems], whole.Document);
    }

    private static T Read<T>(string json, Func<WireReader, T> read)
    {
        using var reader = new WireReader(json);
        reader.ReadDocument();
        return read(reader);
    }

    /// <summary>A body of which no schema is known: JSON text as it is, anything else as JSON has it.</summary>
    public static BodyResult From(object body)
    {
        var report = new BodyReport();
        if (Text(body) is { } text)
            return new BodyResult(text, report.Problems);
        var bound = new Binder(report).Bind(body);
        return new BodyResult(bound.ToString(Newtonsoft.Json.Formatting.None), report.Problems, bound as JObject);
    }

    /// <summary>JSON text, also as the lines of a file; null when the body is something else.</summary>
    private static string? Text(object? body) => body switch
    {
        string text => text,
        IEnumerable lines and not IDictionary when lines.Cast<object?>().Any() && lines.Cast<object?>().All(l => l is string) =>
            string.Join("\n", lines.Cast<string>()),
        _ => null,
    };
}
