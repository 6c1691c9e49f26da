using System.Globalization;
using Stellantis.Server.Http;

namespace Stellantis.Sandbox.Api;

/// <summary>The limits of calls: those of a day, and those of a second. A call that is refused does not count.</summary>
internal sealed class CallLimits
{
    private readonly (string Suffix, CallLimit Limit)[] _limits;

    public CallLimits(int? daily, int? burst)
    {
        _limits =
        [
            .. daily is { } day ? new[] { ("-1", new CallLimit(day, TimeSpan.FromDays(1))) } : [],
            .. burst is { } second ? new[] { ("-2", new CallLimit(second, TimeSpan.FromSeconds(1))) } : [],
        ];
    }

    /// <summary>Lets a call pass to <paramref name="answer"/> and tells on the answer what is left, or refuses it.</summary>
    public HttpResponse Pass(DateTimeOffset now, Func<HttpResponse> answer, Func<ApiFault, HttpResponse> refuse)
    {
        if (_limits.Length == 0)
            return answer();
        TimeSpan wait;
        List<KeyValuePair<string, string>> headers = [];
        lock (_limits)
        {
            wait = _limits.Max(limit => limit.Limit.WaitAt(now));
            foreach (var (suffix, limit) in _limits)
            {
                if (wait == TimeSpan.Zero)
                    limit.Take(now);
                headers.Add(new("X-RateLimit-Limit" + suffix, Text(limit.Limit)));
                headers.Add(new("X-RateLimit-Remaining" + suffix, Text(limit.Remaining)));
            }
        }

        if (wait > TimeSpan.Zero)
        {
            var seconds = Text((int)Math.Ceiling(wait.TotalSeconds));
            headers.Add(new("X-RateLimit-Reset", seconds));
            headers.Add(new("Retry-After", seconds));
        }

        var response = wait == TimeSpan.Zero ? answer() : refuse(new ApiFault(429, "The limit of calls is used up."));
        response.Headers.AddRange(headers);
        return response;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
