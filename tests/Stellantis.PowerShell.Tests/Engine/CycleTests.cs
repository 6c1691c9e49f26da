using System.Globalization;
using Xunit;

namespace Stellantis.PowerShell.Tests.Engine;

/// <summary>What a long session does again and again, in a process of its own so that nothing else is measured.</summary>
public sealed class CycleTests : IDisposable
{
    private const int Settled = 20;
    private const int Cycles = 200;

    // 180 cycles that leave 20 kB each would not pass; what one sandbox takes is a multiple of it.
    private const double MoreLiveMB = 3;
    private const int MoreHandles = 20;
    private const int MoreThreads = 12;

    private readonly string _folder = Directory.CreateTempSubdirectory("stellantis-cycles-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("""
        Connect-Stellantis -Sandbox -VehicleCount 3
        $null = Get-StellantisVehicle -All | Get-StellantisAlert
        Disconnect-Stellantis
        """)]
    [InlineData("""
        $sandbox = Start-StellantisSandbox -VehicleCount 2
        Connect-Stellantis $sandbox.BaseUri $sandbox.Credential $sandbox.UserId -Realm B2C
        $null = Get-StellantisVehicle | Get-StellantisTelemetry -First 3
        Disconnect-Stellantis
        Stop-StellantisSandbox $sandbox
        """)]
    [InlineData("""
        $sandbox = Start-StellantisSandbox -VehicleCount 2 -SetEnvironmentVariable
        Connect-Stellantis $sandbox.BaseUri $sandbox.Credential -RefreshToken $sandbox.RefreshToken -TokenUri $sandbox.TokenUri -Realm B2C -Name Same
        $null = Get-StellantisVehicle -ThrottleLimit 2 | Get-StellantisTelemetry -Latest -ThrottleLimit 2
        $null = [System.Management.Automation.CommandCompletion]::CompleteInput('Get-StellantisVehicle ', 22, $null)
        Stop-StellantisSandbox $sandbox
        """)]
    public void Two_hundred_cycles_leave_memory_handles_and_threads_as_they_are(string cycle)
    {
        var file = Path.Combine(_folder, "cycles.ps1");
        File.WriteAllText(file, $$"""
            function Show {
                foreach ($i in 1..3) { [GC]::Collect(); [GC]::WaitForPendingFinalizers() }
                $process = [System.Diagnostics.Process]::GetCurrentProcess()
                $open = '/proc/self/fd'
                $handles = if ([IO.Directory]::Exists($open)) { [IO.Directory]::GetFileSystemEntries($open).Count } else { $process.HandleCount }
                "$([GC]::GetTotalMemory($true) / 1MB) $handles $($process.Threads.Count)"
            }
            function Cycle {
            {{cycle}}
            }
            foreach ($i in 1..{{Cycles}}) {
                Cycle
                if ($i -eq {{Settled}} -or $i -eq {{Cycles}}) { Show }
            }
            """);

        var run = ShellProcess.Run(file);

        Assert.Equal("", run.Error);
        var shown = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(' ').Select(n => double.Parse(n, CultureInfo.InvariantCulture)).ToArray()).ToArray();
        Assert.Equal(2, shown.Length);
        Assert.True(shown[1][0] - shown[0][0] < MoreLiveMB, $"Live memory in MB: {shown[0][0]}, then {shown[1][0]}.");
        Assert.True(shown[1][1] - shown[0][1] < MoreHandles, $"Handles: {shown[0][1]}, then {shown[1][1]}.");
        Assert.True(shown[1][2] - shown[0][2] < MoreThreads, $"Threads: {shown[0][2]}, then {shown[1][2]}.");
    }
}
