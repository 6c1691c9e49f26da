using Stellantis.PowerShell.Tests.Engine;
using Stellantis.PowerShell.Tests.Support;
using Xunit;

namespace Stellantis.PowerShell.Tests.Cmdlets;

/// <summary>A vehicle without data is told apart from a vehicle that does not exist.</summary>
public sealed class NoDataTests : IDisposable
{
    private const string Named = """{"code":1001,"name":"DATA_NOT_FOUND","debug":"CMP_1","message":"Nothing is stored."}""";
    private const string Numbered = """{"code":1001,"debug":"CMP_1","message":"Nothing is stored."}""";
    private const string Portal = """{"code":40499,"uuid":"0000-1","message":"Nothing is stored.","timestamp":"2026-01-01T00:00:00Z"}""";
    private const string Unknown = """{"name":"NOT_FOUND","debug":"ERROR_1","message":"There is no such vehicle."}""";
    private const string CodedName = """{"code":"NOT_FOUND","debug":"ERROR_1","message":"There is no such vehicle."}""";

    private readonly PowerShellSession _session = new();

    public void Dispose() => _session.Dispose();

    [Theory]
    [InlineData(Named)]
    [InlineData(Numbered)]
    public void No_data_is_an_empty_collection_and_a_verbose_line(string body)
    {
        using var server = CannedServer.Answering(404, body);
        var run = _session.To(server.BaseUri).Run("Get-StellantisTelemetry VR3UHZKXZPT500042 -All -Verbose").WithoutErrors();
        Assert.Empty(run.Output);
        Assert.Empty(run.Warnings);
        Assert.Contains(run.Verbose, line => line.Contains("no data", StringComparison.Ordinal));
    }

    [Fact]
    public void No_data_in_the_middle_of_a_collection_is_an_error_after_what_was_read()
    {
        using var service = new CannedService();
        service.First = request => request.Values("pageToken").Any()
            ? new CannedAnswer(404, Named)
            : new CannedAnswer(200, """{"_links":{"next":{"href":"?pageToken=2"}},"_embedded":{"telemetries":[{"createdAt":"2026-01-01T00:00:""" +
                """00Z"}]}}""");
        var run = _session.To(service.BaseUri).Run("Get-StellantisTelemetry VR3UHZKXZPT500042 -All");
        Assert.Single(run.Output);
        Assert.StartsWith("ResourceNotFound", run.Error.FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Portal)]
    [InlineData("""{"code":404,"message":"Not found"}""")]
    [InlineData(Named)]
    public void A_404_of_a_list_that_the_contract_has_no_word_for_is_an_error(string body)
    {
        using var server = CannedServer.Answering(404, body);
        foreach (var command in s_collections.Append("Get-StellantisVehicle -All").Append("Get-StellantisVehicle -Count")
            .Append("Get-StellantisChannel"))
        {
            if (body == Named && command.StartsWith("Get-StellantisTelemetry ", StringComparison.Ordinal))
                continue;
            var run = _session.To(server.BaseUri).Run(command);
            Assert.StartsWith("ResourceNotFound", run.Error.FullyQualifiedErrorId, StringComparison.Ordinal);
            Assert.Empty(run.Output);
        }
    }

    [Theory]
    [InlineData(Named)]
    [InlineData(Numbered)]
    public void No_latest_telemetry_is_nothing_and_one_warning_at_the_end_with_the_last_four(string body)
    {
        using var server = CannedServer.Answering(404, body);
        var run = _session.To(server.BaseUri).Run("'VR3UHZKXZPT500041', 'VR3UHZKXZPT500042' | Get-StellantisTelemetry -Latest").WithoutErrors();
        Assert.Empty(run.Output);
        var warning = Assert.Single(run.Warnings);
        Assert.Contains("2 vehicles", warning, StringComparison.Ordinal);
        Assert.Contains("0041", warning, StringComparison.Ordinal);
        Assert.Contains("0042", warning, StringComparison.Ordinal);
        Assert.DoesNotContain("VR3UHZKXZPT5", warning, StringComparison.Ordinal);
    }

    [Fact]
    public void A_report_loses_no_vehicle_and_has_no_warning_when_those_without_data_are_wanted_too()
    {
        using var service = new CannedService();
        service.First = request => request.Path.Contains("500041", StringComparison.Ordinal) ? new CannedAnswer(404, Numbered) : null;
        var run = _session.To(service.BaseUri)
            .Run("'VR3UHZKXZPT500042', 'VR3UHZKXZPT500041', 'VR3UHZKXZPT500043' | Get-StellantisTelemetry -Latest -IncludeMissing").WithoutErrors();
        Assert.Equal(["VR3UHZKXZPT500042", "VR3UHZKXZPT500041", "VR3UHZKXZPT500043"], run.Property("VehicleId"));
        Assert.Null(run.Property("CreatedAt").ElementAt(1));
        Assert.Empty(run.Warnings);
    }

    [Theory]
    [InlineData(Unknown, "application/json")]
    [InlineData(CodedName, "application/json")]
    [InlineData("", "application/json")]
    [InlineData("{}", "application/json")]
    [InlineData("[1]", "application/json")]
    [InlineData("{\"code\":", "application/json")]
    [InlineData("<html><body>404 Not Found</body></html>", "text/html")]
    public void Any_other_404_is_an_error_about_the_vehicle(string body, string media)
    {
        using var server = CannedServer.Answering(404, body, media);
        _session.To(server.BaseUri);
        foreach (var command in s_collections.Append("Get-StellantisTelemetry VR3UHZKXZPT500042 -Latest"))
        {
            var run = _session.Run(command);
            Assert.StartsWith("ResourceNotFound", run.Error.FullyQualifiedErrorId, StringComparison.Ordinal);
            Assert.Equal("VR3UHZKXZPT500042", run.Error.TargetObject);
            Assert.Contains("404", run.Error.ErrorDetails.Message, StringComparison.Ordinal);
            Assert.Empty(run.Warnings);
        }
    }

    [Fact]
    public void A_vehicle_without_data_leaves_the_others()
    {
        using var service = new CannedService();
        service.First = request => request.Path.Contains("500041", StringComparison.Ordinal) ? new CannedAnswer(404, Numbered) : null;
        var run = _session.To(service.BaseUri).Run("'VR3UHZKXZPT500041', 'VR3UHZKXZPT500042' | Get-StellantisTelemetry -Latest").WithoutErrors();
        Assert.Equal(["VR3UHZKXZPT500042"], run.Property("VehicleId"));
        Assert.Contains("1 vehicle has", Assert.Single(run.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void A_single_thing_that_is_not_there_is_an_error_about_it()
    {
        using var server = CannedServer.Answering(404, Numbered);
        var error = _session.To(server.BaseUri).Run("Get-StellantisTrip VR3UHZKXZPT500042 tr-204").Error;
        Assert.StartsWith("ResourceNotFound", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal("tr-204", error.TargetObject);
    }

    // The first page, all, or some.
    private static readonly string[] s_collections =
        [.. VehicleRead.Collections.Where(read => read.Parameters.Count > 0)
            .Select((read, i) => read.Call + (i % 3) switch { 0 => "", 1 => " -All", _ => " -First 3" })];
}
