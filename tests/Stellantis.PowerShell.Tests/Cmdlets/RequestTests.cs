using System.Management.Automation;
using Newtonsoft.Json.Linq;
using Stellantis.PowerShell.Tests.Engine;
using Stellantis.PowerShell.Tests.Support;
using Xunit;

namespace Stellantis.PowerShell.Tests.Cmdlets;

/// <summary>The escape hatch: any request, signed and checked like the rest.</summary>
public sealed class RequestTests : IDisposable
{
    private readonly CannedService _service = new();
    private readonly PowerShellSession _session = new();

    public RequestTests() => _session.To(_service.BaseUri);

    public void Dispose()
    {
        _session.Dispose();
        _service.Dispose();
    }

    [Fact]
    public void An_answer_is_an_object_whose_dates_and_numbers_are_as_they_came()
    {
        _service.First = _ => new CannedAnswer(200,
            """{"at":"2026-03-02T06:41:08.10+0000","count":3,"share":0.5,"ok":true,"none":null,"parts":[{"on":"2026-01-01"}],"_links":{"self":""" +
            """{"href":"/x"}}}""");
        var answer = Assert.Single(_session.Run("Invoke-StellantisRequest /accounts/anything").WithoutErrors().Output);
        Assert.Equal("2026-03-02T06:41:08.10+0000", answer.Properties["at"].Value);
        Assert.Equal(3L, answer.Properties["count"].Value);
        Assert.Equal(0.5m, answer.Properties["share"].Value);
        Assert.Equal(true, answer.Properties["ok"].Value);
        Assert.Null(answer.Properties["none"].Value);
        Assert.Equal("2026-01-01 /x", _session.Run("$a = Invoke-StellantisRequest /accounts/anything; \"$($a.parts[0].on) $($a._links.self.href)\"")
            .Value<string>());
        Assert.Equal("System.Management.Automation.PSCustomObject", answer.TypeNames[0]);
    }

    [Fact]
    public void Raw_writes_the_text_as_it_came()
    {
        const string Text = "{ \"at\" : \"2026-03-02T06:41:08+0000\",\n \"price\" : 1.10 }";
        _service.First = _ => new CannedAnswer(200, Text);
        Assert.Equal(Text, _session.Run("Invoke-StellantisRequest accounts/anything -Raw").WithoutErrors().Value<string>());
    }

    [Fact]
    public void All_follows_the_pages_and_writes_the_items()
    {
        var run = _session.Run("Invoke-StellantisRequest /accounts/vehicles/VR3UHZKXZPT500042/trips -All -Query @{ type = 'Normal' }")
            .WithoutErrors();
        Assert.Equal(["tr-204", "tr-204b"], run.Property("id"));
        Assert.Equal(["type=Normal", "pageToken=second"], _service.Take().Select(r => r.QueryText));
    }

    [Fact]
    public void A_query_of_lists_dates_and_numbers_goes_out_as_the_service_takes_it_in_any_culture()
    {
        _session.Run(
            """
            [cultureinfo]::CurrentCulture = 'fr-FR'
            $null = Invoke-StellantisRequest '/accounts/vehicles?vinPrefix=VR3' -Query ([ordered]@{
                type = 'a b', 'c&d'; tolerance = 0.5; active = $true; since = [datetimeoffset]'2026-01-02T03:04:05+02:00'; empty = ''; none = $null })
            """).WithoutErrors();
        Assert.Equal("vinPrefix=VR3&type=a b&type=c&d&tolerance=0.5&active=true&since=2026-01-02T01:04:05Z",
            Assert.Single(_service.Take()).QueryText);
    }

    [Fact]
    public void A_call_that_the_module_knows_is_signed_like_its_cmdlet()
    {
        foreach (var (request, cmdlet) in new[]
                 {
                     ("Invoke-StellantisRequest /accounts/vehicles/VR3UHZKXZPT500042/trips", "Get-StellantisTrip VR3UHZKXZPT500042"),
                     ("Invoke-StellantisRequest accounts/channels/ch-1/monitors/mo-7/", "Get-StellantisMonitor ch-1 mo-7"),
                     ("Invoke-StellantisRequest /accounts/vehicles/VR3UHZKXZPT500042/channels/ch-1/remotes POST -Body @{ action = @{ horn = @{ " +
                         "state = 'Activated' } } }",
                         "Send-StellantisRemote VR3UHZKXZPT500042 ch-1 @{ horn = @{ state = 'Activated' } }"),
                 })
        {
            _session.Run($"$null = {request}").WithoutErrors();
            var own = Assert.Single(_service.Take());
            _session.Run($"$null = {cmdlet} -WarningAction Ignore").WithoutErrors();
            var cmdlets = Assert.Single(_service.Take());
            Assert.Equal((cmdlets.Method, cmdlets.Path, cmdlets.Body), (own.Method, own.Path, own.Body));
            Assert.Equal(Signature(cmdlets), Signature(own));
        }

        static IEnumerable<string> Signature(CannedRequest request) =>
            request.Headers.Where(h => h.Key.StartsWith("X-", StringComparison.OrdinalIgnoreCase)).Select(h => $"{h.Key}: {h.Value}")
                .Order(StringComparer.Ordinal);
    }

    [Fact]
    public void A_body_as_text_is_sent_as_it_is_and_a_hashtable_as_JSON()
    {
        _session.Run("""Invoke-StellantisRequest /accounts/channels/ch-1 PUT -Body '{ "a" : 1.10 }'""").WithoutErrors();
        _session.Run("Invoke-StellantisRequest /accounts/channels/ch-1 put -Body @{ when = " +
            "[datetimeoffset]'2026-01-02T00:00:00Z'; list = 1, 2; deep = @{ on = $true } }").WithoutErrors();
        var sent = _service.Take();
        Assert.Equal("""{ "a" : 1.10 }""", sent[0].Body);
        Assert.Equal("PUT", sent[1].Method);
        Assert.True(JToken.DeepEquals(CannedService.Parsed("""{"when":"2026-01-02T00:00:00Z","list":[1,2],"deep":{"on":true}}"""),
            CannedService.Parsed(sent[1].Body)), sent[1].Body);
        Assert.StartsWith("application/json", sent[1].Headers["Content-Type"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-Header @{ 'X-Extra' = 'yes' }", "X-Extra", "yes")]
    [InlineData("-Header @{ 'X-CVS-Scope' = 'data:other' }", "X-Extra", null)]
    public void Headers_are_added_and_those_of_signing_give_way(string parameter, string name, string? value)
    {
        _session.Run($"$null = Invoke-StellantisRequest /accounts/vehicles {parameter}").WithoutErrors();
        var request = Assert.Single(_service.Take());
        Assert.Equal(value, request.Headers.GetValueOrDefault(name));
        Assert.Equal(value is null ? "data:other" : "data:vehicle", request.Headers["X-CVS-Scope"]);
    }

    [Theory]
    [InlineData("-Header @{ 'X-Extra' = \"a`r`nX-Evil: 1\" }")]
    [InlineData("-Header @{ \"X-Extra`r`nX-Evil\" = '1' }")]
    [InlineData("-Header @{ 'X Extra' = '1' }")]
    [InlineData("-Header @{ 'X-Extra' = 'été' }")]
    [InlineData("-Header @{ \"X-Extra`n\" = '1' }")]
    [InlineData("-Header @{ 'Host' = 'evil.example.com' }")]
    [InlineData("-Header @{ 'content-length' = '0' }")]
    [InlineData("-Header @{ 'Transfer-Encoding' = 'chunked' }")]
    [InlineData("-Header @{ 'Connection' = 'close' }")]
    [InlineData("-Header @{ 'Expect' = '100-continue' }")]
    [InlineData("-Header @{ 'Accept-Encoding' = 'br' }")]
    [InlineData("-Header @{ 'Content-Type' = 'application/json' }")]
    [InlineData("-Header @{ 'Content-Language' = 'de' }")]
    [InlineData("-Header @{ 'Content-Encoding' = 'identity' }")]
    [InlineData("-Header @{ 'Expires' = '0' }")]
    [InlineData("-Header @{ 'Last-Modified' = 'Mon, 02 Mar 2026 06:41:08 GMT' }")]
    [InlineData("-Header @{ 'Allow' = 'GET' }")]
    public void A_header_that_would_break_the_request_is_refused_and_nothing_is_sent(string parameter)
    {
        Assert.StartsWith("InvalidRequest", _session.Run($"Invoke-StellantisRequest /accounts/vehicles {parameter}").Error.FullyQualifiedErrorId,
            StringComparison.Ordinal);
        Assert.Empty(_service.Take());
    }

    [Theory]
    [InlineData("https://evil.example.com/accounts/vehicles")]
    [InlineData("/accounts/../../admin")]
    [InlineData("/accounts/%2e%2e/%2E%2E/admin")]
    [InlineData("/accounts/.%2e/x")]
    [InlineData("/accounts/..\\..\\admin")]
    [InlineData("\\\\evil.example.com\\x")]
    [InlineData("/accounts/channels/x%2F..%2F..%2Fother")]
    [InlineData("/accounts/channels/x%5c..%5cother")]
    [InlineData("/accounts/channels/%252e%252e/other")]
    [InlineData("/accounts/vehicles#top")]
    [InlineData("/accounts/vehicles?type=a#top")]
    [InlineData("/accounts/vehicles\n")]
    [InlineData("/accounts/vehicles/a<half>")]
    [InlineData("/accounts/vehicles/a%0d%0aX-Evil:1")]
    public void A_path_that_leads_elsewhere_is_refused_and_nothing_is_sent(string path)
    {
        // The runner keeps no half of a character in the data of a test.
        var error = _session.Run("Invoke-StellantisRequest $path", ("path", path.Replace("<half>", "\ud83d", StringComparison.Ordinal))).Error;
        Assert.StartsWith("InvalidRequest", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("-Path", error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Empty(_service.Take());
    }

    [Theory]
    [InlineData("//evil.example.com/accounts/vehicles", "/evil.example.com/accounts/vehicles")]
    [InlineData("@evil.example.com/", "/@evil.example.com")]
    public void What_looks_like_a_host_is_a_path_below_the_base_address(string path, string sent)
    {
        _session.Run("$null = Invoke-StellantisRequest $path -ErrorAction Ignore", ("path", path));
        Assert.Equal(sent, Assert.Single(_service.Take()).Path);
    }

    [Theory]
    [InlineData("Content-Type", "application/merge-patch+json", "application/merge-patch+json")]
    [InlineData("content-type", "application/json; charset=utf-8", "application/json; charset=utf-8")]
    [InlineData("Content-Type", "not a type", "not a type")]
    [InlineData("Content-Language", "de", "de")]
    [InlineData("Content-Encoding", "identity", "identity")]
    [InlineData("Content-Location", "/x", "/x")]
    [InlineData("Content-MD5", "Q2hlY2sgSW50ZWdyaXR5IQ==", "Q2hlY2sgSW50ZWdyaXR5IQ==")]
    [InlineData("Content-Disposition", "inline", "inline")]
    [InlineData("Expires", "0", "0")]
    [InlineData("Last-Modified", "Mon, 02 Mar 2026 06:41:08 GMT", "Mon, 02 Mar 2026 06:41:08 GMT")]
    [InlineData("Allow", "GET", "GET")]
    [InlineData("X-Extra", "yes", "yes")]
    public void A_header_of_the_body_goes_with_the_body(string name, string value, string sent)
    {
        _session.Run("$null = Invoke-StellantisRequest /accounts/channels/ch-1 PUT -Body '{}' -Header @{ $name = $value }", ("name", name),
            ("value", value)).WithoutErrors();
        var request = Assert.Single(_service.Take());
        Assert.Equal(sent, request.Headers[name]);
        Assert.Equal("{}", request.Body);
        Assert.Equal(name.Equals("Content-Type", StringComparison.OrdinalIgnoreCase) ? sent : "application/json", request.Headers["Content-Type"]);
    }

    [Fact]
    public void A_header_of_several_values_is_a_list_and_its_dates_are_those_of_HTTP()
    {
        _session.Run("$null = Invoke-StellantisRequest /accounts/vehicles -Header @{ 'X-List' = 'a', 'b'; 'If-Modified-Since' = " +
            "[datetimeoffset]'2026-03-02T08:41:08+02:00'; 'X-Number' = 0.5 }").WithoutErrors();
        var headers = Assert.Single(_service.Take()).Headers;
        Assert.Equal(("a, b", "Mon, 02 Mar 2026 06:41:08 GMT", "0.5"), (headers["X-List"], headers["If-Modified-Since"], headers["X-Number"]));
    }

    [Fact]
    public void A_header_that_is_given_twice_is_refused_and_nothing_is_sent()
    {
        var headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["X-Extra"] = "a", ["x-extra"] = "b" };
        var error = _session.Run("Invoke-StellantisRequest /accounts/vehicles -Header $headers", ("headers", headers)).Error;
        Assert.StartsWith("InvalidRequest", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("twice", error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Empty(_service.Take());
    }

    [Fact]
    public void A_query_in_the_path_goes_out_with_that_of_the_parameter_and_nothing_of_it_is_lost()
    {
        _session.Run("$null = Invoke-StellantisRequest '/accounts/vehicles?flag&empty=&a=1%2B1&a=b%26c' -Query @{ a = 2 }").WithoutErrors();
        Assert.Equal("flag=&empty=&a=1+1&a=b&c&a=2", Assert.Single(_service.Take()).QueryText);
    }

    [Fact]
    public void A_link_to_another_place_is_not_followed()
    {
        using var elsewhere = new CannedService();
        _service.First = _ => new CannedAnswer(200,
            $$$"""{"_links":{"next":{"href":"{{{elsewhere.BaseUri}}}/stolen"}},"_embedded":{"vehicles":[{"vin":"VR3UHZKXZPT500042"}]}}""");
        Assert.StartsWith("InvalidResponse", _session.Run("Invoke-StellantisRequest /accounts/vehicles -All").Error.FullyQualifiedErrorId,
            StringComparison.Ordinal);
        Assert.Empty(elsewhere.Take());
    }

    [Theory]
    [InlineData("Invoke-StellantisRequest /accounts/vehicles -All -Raw")]
    [InlineData("Invoke-StellantisRequest /accounts/vehicles POST -All")]
    [InlineData("Invoke-StellantisRequest /accounts/vehicles 'GET /x HTTP/1.1'")]
    public void What_makes_no_sense_is_refused_and_nothing_is_sent(string command)
    {
        Assert.StartsWith("InvalidRequest", _session.Run(command).Error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Empty(_service.Take());
    }

    [Fact]
    public void An_error_of_the_service_is_shown_like_that_of_any_cmdlet()
    {
        var error = _session.Run("Invoke-StellantisRequest /accounts/nothing/here").Error;
        Assert.StartsWith("ResourceNotFound", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(ErrorCategory.ObjectNotFound, error.CategoryInfo.Category);
        Assert.Equal("/accounts/nothing/here", error.TargetObject);
        Assert.Contains("NO_SUCH_PATH", error.ErrorDetails.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_content_is_no_output() =>
        Assert.Empty(_session.Run("Invoke-StellantisRequest /accounts/channels/ch-1 DELETE").WithoutErrors().Output);
}
