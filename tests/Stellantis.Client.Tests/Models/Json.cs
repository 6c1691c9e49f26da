using System.Globalization;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Xunit;

namespace Stellantis.Client.Tests.Models;

internal static class Json
{
    public static JToken Parse(string text)
    {
        using var reader = new JsonTextReader(new StringReader(text)) { DateParseHandling = DateParseHandling.None, MaxDepth = 128 };
        return JToken.Load(reader, new JsonLoadSettings { DuplicatePropertyNameHandling = DuplicatePropertyNameHandling.Error });
    }

    /// <summary>Equal as JSON: the order of members does not count, nor whether a number is written 1 or 1.0.</summary>
    public static void AssertEqual(JToken expected, string actual)
    {
        if (FirstDifference(expected, Parse(actual)) is { } difference)
            Assert.Fail($"{difference} of\n{expected}\ncame back as\n{actual}");
    }

    private static string? FirstDifference(JToken expected, JToken actual)
    {
        switch (expected, actual)
        {
            case (JObject left, JObject right):
                foreach (var name in left.Properties().Concat(right.Properties()).Select(p => p.Name))
                {
                    if (left[name] is not { } a || right[name] is not { } b)
                        return $"{left.Path}['{name}']";
                    if (FirstDifference(a, b) is { } difference)
                        return difference;
                }
                return null;
            case (JArray left, JArray right):
                return left.Count != right.Count ? left.Path : left.Zip(right, FirstDifference).FirstOrDefault(d => d is not null);
            default:
                var same = IsNumber(expected) && IsNumber(actual) ? Number(expected).Equals(Number(actual)) : JToken.DeepEquals(expected, actual);
                return same ? null : expected.Path;
        }
    }

    private static bool IsNumber(JToken token) => token.Type is JTokenType.Integer or JTokenType.Float;

    private static double Number(JToken token) => Convert.ToDouble(((JValue)token).Value, CultureInfo.InvariantCulture);
}
