using Stellantis.PowerShell.Tests.Engine;
using Stellantis.PowerShell.Tests.Support;
using Xunit;

namespace Stellantis.PowerShell.Tests.Secrecy;

/// <summary>
/// A service that writes escape sequences into every text: no stream and no view brings them to the terminal, and the objects have them as they came.
/// </summary>
public sealed class ForeignTextTests : IDisposable
{
    private const string Evil = "\u001b[2J\u009b\u202e\u200b\u2028\u0007x";

    private readonly CannedService _service = new();
    private readonly PowerShellSession _session = new();

    public ForeignTextTests() => _session.To(_service.BaseUri, "-MaxRetry 0");

    // What a view shows of an object: a word that the service may write anything into.
    private static readonly string[] s_shown = ["id", "type", "status", "severity", "brand", "motorization"];

    public static TheoryData<string, string> Views
    {
        get
        {
            var views = new TheoryData<string, string>
            {
                { "Get-StellantisChannel", "label" }, { "Get-StellantisChannel | Format-List", "label" },
                    { "Get-StellantisChannel | Format-Wide", "label" },
                { "Get-StellantisChannel | Format-List", "target" }, { "Get-StellantisChannel", "status" },
                { "Get-StellantisMonitor ch-1", "label" }, { "Get-StellantisMonitor ch-1 | Format-List", "label" },
                { "Get-StellantisRemote $v ch-1 -First 1", "type" }, { "Get-StellantisRemote $v ch-1 -First 1 | Format-List", "type" },
            };
            foreach (var read in VehicleRead.Types)
            {
                foreach (var member in s_shown.Where(member =>
                    CannedService.Fixture(read.Document).SelectTokens("$.." + member).OfType<Newtonsoft.Json.Linq.JValue>().Any()))
                {
                    views.Add(read.One, member);
                    views.Add(read.One + " | Format-List", member);
                }
            }
            return views;
        }
    }

    public void Dispose()
    {
        _session.Dispose();
        _service.Dispose();
    }

    [Theory]
    [MemberData(nameof(Views))]
    public void No_view_brings_an_escape_sequence_to_the_terminal(string call, string member)
    {
        using var plain = new CannedService();
        _service.First = request => Spoilt(request, plain, member);
        var shown = _session.RunText($"$PSStyle.OutputRendering = 'PlainText'; {call} -WarningAction Ignore".Replace(" | Format-List " +
            "-WarningAction Ignore", " -WarningAction Ignore | Format-List", StringComparison.Ordinal)
            .Replace(" | Format-Wide -WarningAction Ignore", " -WarningAction Ignore | Format-Wide", StringComparison.Ordinal), 200,
                ("v", CannedService.Vehicle));
        Assert.NotEqual("", shown);
        Assert.DoesNotContain(shown, IsUnseen);
    }

    [Fact]
    public void Errors_and_logs_write_escape_sequences_out()
    {
        foreach (var body in new[] { Newtonsoft.Json.JsonConvert.SerializeObject(new { name = Evil, message = "a\r\nVERBOSE: " + Evil,
            debug = Evil }), Evil })
        {
            _service.First = _ => new CannedAnswer(400, body, body == Evil ? "text/plain" : "application/json");
            var run = _session.Run("Get-StellantisVehicle \"$([char]27)[2J\" -Verbose -Debug; Invoke-StellantisRequest " +
                "'/x%1b[2J?a=%0d%0aVERBOSE:%20b' -Verbose -Debug");
            Assert.Equal(2, run.Errors.Count);
            foreach (var error in run.Errors)
            {
                Assert.DoesNotContain($"{error}{error.CategoryInfo}{error.TargetObject}{error.ErrorDetails?.Message}{error.Exception}", IsUnseen);
                Assert.DoesNotContain('\n', error.ToString());
            }
            Assert.All(run.Verbose, line => Assert.DoesNotContain('\n', line));
            Assert.All(run.Verbose.Concat(run.Debug).Concat(run.Warnings), text => Assert.DoesNotContain(text, IsUnseen));
        }
    }

    [Fact]
    public void An_object_keeps_its_text_as_it_came()
    {
        _service.First = _ =>
            new CannedAnswer(200, Newtonsoft.Json.JsonConvert.SerializeObject(new { id = "ch-1", subscribe = new { label = Evil } }));
        Assert.Equal(Evil, Assert.Single(_session.Run("(Get-StellantisChannel ch-1).Label").WithoutErrors().Values<string>()));
    }

    [Fact]
    public void The_record_of_a_change_has_no_secret()
    {
        var run = _session.Run("Invoke-StellantisRequest '/accounts/channels/ch-1?sig=Pw0042Leak&apiKey=Pw0042Leak' DELETE -Query @{ code = " +
            "'Pw0042Leak' } -Verbose -Debug").WithoutErrors();
        Assert.All(run.Information.Select(i => $"{i.MessageData}").Concat(run.Verbose).Concat(run.Debug), text =>
            Assert.DoesNotContain("Pw0042Leak", text, StringComparison.Ordinal));
        Assert.Contains("DELETE /accounts/channels/ch-1?sig=***", $"{Assert.Single(run.Information).MessageData}", StringComparison.Ordinal);
    }

    private static bool IsUnseen(char c) => char.IsControl(c) && c is not ('\n' or '\r' or '\t')
        || char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.Format or System.Globalization.UnicodeCategory.LineSeparator;

    // The canned answer, with the values of one member followed by what no terminal should get.
    private static CannedAnswer? Spoilt(CannedRequest request, CannedService plain, string member)
    {
        using var http = new HttpClient();
        var body = http.GetStringAsync(new Uri(plain.BaseUri[..^3] + request.Path)).GetAwaiter().GetResult();
        var answer = CannedService.Parsed(body);
        foreach (var value in answer.SelectTokens($"$..{member}").OfType<Newtonsoft.Json.Linq.JValue>().ToList())
            value.Value = value.Value + Evil;
        return new CannedAnswer(200, answer.ToString());
    }
}
