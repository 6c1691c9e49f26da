using Stellantis.PowerShell.Tests.Engine;
using Stellantis.PowerShell.Tests.Support;
using Xunit;

namespace Stellantis.PowerShell.Tests.FanOut;

/// <summary>-Count is the number for one parent, and a row with the parent's ids for several.</summary>
public sealed class CountTests : IDisposable
{
    private readonly CannedService _service = new();
    private readonly PowerShellSession _session = new();

    public CountTests() => _session.To(_service.BaseUri);

    public static TheoryData<string> Children { get; } = new(
        "Telemetry", "Alert", "Alarm", "Collision", "ChargingSession", "Trip", "StolenReport");

    public void Dispose()
    {
        _session.Dispose();
        _service.Dispose();
    }

    [Theory]
    [MemberData(nameof(Children))]
    public void One_parent_is_counted_as_a_number(string noun)
    {
        Assert.Equal(2L, _session.Run($"Get-Stellantis{noun} VR3UHZKXZPT500042 -Count").WithoutErrors().Value<long>());
        Assert.Equal(2L, _session.Run($"'VR3UHZKXZPT500042' | Get-Stellantis{noun} -Count").WithoutErrors().Value<long>());
    }

    [Theory]
    [MemberData(nameof(Children))]
    public void Several_are_rows_in_the_order_of_the_input(string noun)
    {
        var run = _session.Run($"'VR3UHZKXZPT500043', 'VR3UHZKXZPT500042', 'VR3UHZKXZPT500044' | Get-Stellantis{noun} -Count").WithoutErrors();
        Assert.Equal(["VR3UHZKXZPT500043", "VR3UHZKXZPT500042", "VR3UHZKXZPT500044"], run.Property("VehicleId"));
        Assert.Equal([2L, 2L, 2L], run.Property("Count"));
    }

    [Fact]
    public void A_parent_that_cannot_be_counted_leaves_the_others_their_rows()
    {
        _service.First = request => request.Path.Contains("500043", StringComparison.Ordinal) ? new CannedAnswer(403, "{}") : null;
        var run = _session.Run("'VR3UHZKXZPT500043', 'VR3UHZKXZPT500042' | Get-StellantisTrip -Count");
        Assert.Equal("VR3UHZKXZPT500043", run.Error.TargetObject);
        Assert.Equal(["VR3UHZKXZPT500042"], run.Property("VehicleId"));
    }

    [Fact]
    public void Parents_below_vehicles_have_both_their_ids()
    {
        var run = _session.Run("Get-StellantisMonitor ch-1 | Get-StellantisMonitorHandle -Count").WithoutErrors();
        Assert.Equal(["mo-7", "mo-7b"], run.Property("MonitorId"));
        Assert.Equal(["ch-1", "ch-1"], run.Property("ChannelId"));
    }
}
