using Stellantis.PowerShell.Tests.Engine;
using Stellantis.PowerShell.Tests.Support;
using Xunit;

namespace Stellantis.PowerShell.Tests.FanOut;

/// <summary>One connection, and many runspaces that use it at the same time.</summary>
public class SharedConnectionTests
{
    private const int Jobs = 20;

    [Fact]
    public async Task Every_job_ends_when_the_service_refuses_them_all_for_too_long()
    {
        var received = 0;
        // Twenty at a time, ten, five, two, one: then the wait is longer than the connection takes on.
        using var server = CannedServer.Routing(_ =>
            new CannedAnswer(429, "{}") { Headers = $"Retry-After: {(Interlocked.Increment(ref received) <= 2 * Jobs ? 1 : 600)}\r\n" });
        using var first = new PowerShellSession().To(server.BaseUri);
        var connection = first.Run("Get-StellantisConnection").Output[0];
        var jobs = Enumerable.Range(0, Jobs).Select(_ => Task.Factory.StartNew(
            () =>
            {
                using var session = new PowerShellSession();
                return session.Run("Get-StellantisVehicle -All -Connection $c", ("c", connection));
            },
            CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default));
        foreach (var run in await Task.WhenAll(jobs).WaitAsync(TimeSpan.FromMinutes(3)))
            Assert.StartsWith("Throttled", run.Error.FullyQualifiedErrorId, StringComparison.Ordinal);
    }
}
