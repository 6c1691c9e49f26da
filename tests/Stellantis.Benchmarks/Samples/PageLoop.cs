using System.Net;

namespace Stellantis.Benchmarks.Samples;

/// <summary>A loop that follows the links of pages on one thread, as a program without the module would.</summary>
internal abstract class PageLoop
{
    public static SampleResult Run(PageLoop loop, string baseUri, int times)
    {
        using var http = new HttpClient(new HttpClientHandler { AutomaticDecompression = DecompressionMethods.GZip });
        return Sample.Time(times, () =>
        {
            var items = 0L;
            for (var next = $"{baseUri}/accounts/vehicles?pageSize={Bench.PageSize}"; next is not null;)
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, next);
                using var response = http.Send(request, HttpCompletionOption.ResponseHeadersRead);
                using var text = new StreamReader(response.Content.ReadAsStream());
                items += loop.ReadPage(text, out next);
                // Links of an inner host are meant to come from here.
                if (next?.StartsWith(baseUri, StringComparison.Ordinal) == false)
                    next = baseUri + next[next.IndexOf("/accounts", StringComparison.Ordinal)..];
            }
            return items;
        });
    }

    /// <summary>Reads a page; returns how many vehicles it has.</summary>
    protected abstract int ReadPage(TextReader text, out string? next);
}
