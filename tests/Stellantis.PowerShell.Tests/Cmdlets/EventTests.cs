using System.Collections.Concurrent;
using System.Globalization;
using Stellantis.PowerShell.Tests.Engine;
using Stellantis.PowerShell.Tests.Support;
using Xunit;

namespace Stellantis.PowerShell.Tests.Cmdlets;

/// <summary>Events that come to a listener of the module.</summary>
public sealed class EventTests : IDisposable
{
    private static readonly HttpClient s_client = new();

    private readonly PowerShellSession _session = new PowerShellSession().ToSandbox();

    public void Dispose() => _session.Dispose();

    [Fact]
    public void A_wait_for_a_command_ends_by_its_event_and_asks_the_service_nothing()
    {
        var run = _session.Run("""
            $own = Get-StellantisSandbox | Where-Object { $_.BaseUri.Port -eq ([uri](Get-StellantisConnection).BaseUri).Port }
            $listener = Start-StellantisEventListener
            $channel = New-StellantisChannel -Listener $listener -Type Remote
            $sent = Get-StellantisVehicle -First 1 | Invoke-StellantisHorn -ChannelId $channel -SkipCheck
            $told = @{ channelId = "$channel"; type = 'Remote'; remoteEvent = @{ remoteActionId = $sent.RemoteId; remoteType = 'Horn'
                eventStatus = @{ type = 'Done'; status = 'Failed'; failureCause = 'VehicleInUse' } } } | ConvertTo-Json -Depth 5
            $null = Invoke-RestMethod $listener.Uri -Method Post -Body $told
            $before = @(Get-StellantisSandboxRequest -Sandbox $own).Count
            $end = $sent | Wait-StellantisRemote -ErrorAction SilentlyContinue
            "$($end.Outcome) $($end.FailureCause) $($end.Label -eq $sent.Label) $($end.Type) $($end.VehicleId -eq $sent.VehicleId)"
            @(Get-StellantisSandboxRequest -Sandbox $own).Count - $before
            # The sandbox tells of it too.
            ((Receive-StellantisEvent -Listener $listener).RemoteId | Select-Object -Unique) -eq $sent.RemoteId
            """).WithoutErrors();
        Assert.Equal(["Failed VehicleInUse True Horn True", "0", "True"], run.Output.Select(value => value.ToString()));
    }

    [Fact]
    public void What_another_service_tells_of_a_command_with_the_same_id_does_not_end_the_wait()
    {
        var run = _session.Run("""
            $listener = Start-StellantisEventListener
            $channel = New-StellantisChannel -Listener $listener -Type Remote
            Connect-Stellantis -Sandbox -Speed 600 -VehicleCount 2 -Name other
            $car = Get-StellantisVehicle -First 1 -Connection other
            $car | Set-StellantisSandboxVehicle -RemoteOutcome Failed -RemoteCause DoorsOpen -RemoteLife 5s
            $there = New-StellantisChannel -Label Ops -WebhookTarget https://hooks.example.com/events -Type Remote -Connection other
            $sent = $car | Invoke-StellantisHorn -ChannelId $there -SkipCheck -Connection other
            $told = @{ channelId = "$channel"; type = 'Remote'; remoteEvent = @{ remoteActionId = $sent.RemoteId; remoteType = 'Horn'
                eventStatus = @{ type = 'Done'; status = 'Success' } } } | ConvertTo-Json -Depth 5
            $null = Invoke-RestMethod $listener.Uri -Method Post -Body $told
            ($sent | Wait-StellantisRemote -ErrorAction SilentlyContinue).FailureCause
            """).WithoutErrors();
        Assert.Equal("DoorsOpen", Assert.Single(run.Output).ToString());
    }

    [Fact]
    public async Task What_was_answered_with_200_is_there_after_the_process_was_killed()
    {
        var spool = Path.Combine(Path.GetTempPath(), "spool-" + Guid.NewGuid().ToString("N"));
        try
        {
            var answered = new ConcurrentBag<string>();
            using (var process = ShellProcess.Start([], "-Command",
                Script(spool, "Start-StellantisEventListener -SpoolPath $spool | % Uri | % AbsoluteUri; "
                + "[Console]::In.ReadLine()")))
            {
                var address = new Uri((await process.StandardOutput.ReadLineAsync())!);
                var number = 0;
                await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
                {
                    while (!process.HasExited)
                    {
                        var name = $"m-{Interlocked.Increment(ref number)}";
                        try
                        {
                            using var answer = await s_client.PostAsync(address, new StringContent(Body(name)));
                            if (answer.IsSuccessStatusCode)
                                answered.Add(name);
                        }
                        catch (HttpRequestException)
                        {
                            return;
                        }
                        if (answered.Count == 200)
                            process.Kill();
                    }
                })));
            }
            Assert.True(answered.Count >= 200);
            var again = ShellProcess.Run("-Command", Script(spool, "$null = Start-StellantisEventListener -SpoolPath $spool; "
                + "Receive-StellantisEvent | % MonitorId"));
            var there = again.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            Assert.Empty(answered.Except(there));
            Assert.Equal(there.Distinct(), there);
            var empty = ShellProcess.Run("-Command", Script(spool, "$null = Start-StellantisEventListener -SpoolPath $spool; "
                + "@(Receive-StellantisEvent).Count"));
            Assert.Equal("0", empty.Output.Trim());
        }
        finally
        {
            if (Directory.Exists(spool))
                Directory.Delete(spool, recursive: true);
        }
    }

    [Fact]
    public void A_listener_ends_with_the_module()
    {
        var address = _session.Run("(Start-StellantisEventListener).Uri.Port").Value<int>();
        _session.Run("Get-Module Stellantis | Remove-Module");
        using var client = new System.Net.Sockets.TcpClient();
        Assert.Throws<System.Net.Sockets.SocketException>(() => client.Connect("127.0.0.1", address));
    }

    [Fact]
    public void A_listener_loads_nothing_of_the_sandbox()
    {
        var run = ShellProcess.Run("-Command", "$null = Start-StellantisEventListener; [AppDomain]::CurrentDomain.GetAssemblies() | "
            + "% { $_.GetName().Name } | ? { $_ -in 'Stellantis.Server', 'Stellantis.Sandbox' }");
        Assert.Equal("Stellantis.Server", run.Output.Trim());
    }

    [Theory]
    [InlineData("ftp://127.0.0.1", "-Uri is not an address to listen on.")]
    [InlineData("nonsense", "-Uri is not an address to listen on.")]
    [InlineData("http://user:pass@127.0.0.1", "-Uri is not an address to listen on.")]
    [InlineData("http://127.0.0.1/?x=1", "-Uri is not an address to listen on.")]
    [InlineData("http://example.com", "-Uri has the host example.com, which is not the address of an interface.")]
    [InlineData("https://127.0.0.1", "-Certificate is missing:")]
    [InlineData("http://[::]:0", "-Secret is missing:")]
    [InlineData("http://*:0", "-Secret is missing:")]
    [InlineData("http://+:0", "-Secret is missing:")]
    public void An_address_that_cannot_be_listened_on_is_refused(string address, string message)
    {
        var run = _session.Run("Start-StellantisEventListener $address", ("address", address));
        Assert.StartsWith(message, run.Error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Equal("InvalidRequest", run.Error.FullyQualifiedErrorId.Split(',')[0]);
    }

    [Theory]
    [InlineData("Receive-StellantisEvent -Type Montor", "Montor")]
    [InlineData("Get-StellantisVehicle -First 1 | Move-StellantisSandboxVehicle -Through 45 -Confirm:$false", "-Through is not a zone.")]
    public void A_typo_is_told(string command, string message) =>
        Assert.Contains(message, _session.Run(command).Error.ToString(), StringComparison.Ordinal);

    [Fact]
    public void Where_none_runs_the_remedy_is_to_start_one()
    {
        // In a process of its own: the listeners and sandboxes of other tests would be taken.
        string[] commands = ["Receive-StellantisEvent", "Stop-StellantisEventListener", "Step-StellantisSandbox 1", "Stop-StellantisSandbox"];
        var tries = commands.Select(command => $"try {{ {command} -ErrorAction Stop }} catch {{ $_.ErrorDetails.RecommendedAction }}");
        var run = ShellProcess.Run("-Command", string.Join("; ", tries));
        Assert.Equal(
            [
                "Start-StellantisEventListener starts one.",
                "Start-StellantisEventListener starts one.",
                "Start-StellantisSandbox starts one, and so does Connect-Stellantis -Sandbox.",
                "Start-StellantisSandbox starts one, and so does Connect-Stellantis -Sandbox.",
            ],
            run.Output.Trim().Split(["\r\n", "\n"], StringSplitOptions.None));
    }

    [Fact]
    public void A_port_that_is_taken_is_told()
    {
        var run = _session.Run("$one = Start-StellantisEventListener; Start-StellantisEventListener \"http://127.0.0.1:$($one.Uri.Port)\"");
        Assert.Equal("NetworkError", run.Error.FullyQualifiedErrorId.Split(',')[0]);
        Assert.Contains("Give another port in -Uri", run.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void A_delivery_shows_no_secret_that_stands_in_the_address_of_its_target()
    {
        var run = _session.Run("""
            $own = Get-StellantisSandbox | Where-Object { $_.BaseUri.Port -eq ([uri](Get-StellantisConnection).BaseUri).Port }
            $listener = Start-StellantisEventListener
            $channel = New-StellantisChannel -Label Hook -WebhookTarget "http://me:pass@127.0.0.1:$($listener.Uri.Port)/?a=1" -Type Remote `
                -Attribute @{ type = 'Query'; key = 'token'; value = 'abc' }, @{ type = 'Query'; key = 'car'; value = '$Vin' }
            $car = Get-StellantisVehicle -First 1
            $null = $car | Invoke-StellantisHorn -ChannelId $channel -SkipCheck
            Step-StellantisSandbox 5m -Sandbox $own
            (Get-StellantisSandboxDelivery -Sandbox $own)[0].Target.Replace($car.VehicleId, 'VIN') -replace ':\d+', ''
            """).WithoutErrors();
        Assert.Equal(["http://127.0.0.1/?a=1&token=(secret)&car=VIN"], run.Output.Select(value => value.ToString()));
    }

    [Fact]
    public void Who_waits_ends_with_the_pipeline()
    {
        using var cut = new CancellationTokenSource();
        var run = _session.Run("""
            $listener = Start-StellantisEventListener
            $null = Invoke-RestMethod $listener.Uri -Method Post -Body $body
            Receive-StellantisEvent -Wait | ForEach-Object { $_.MonitorId; $null = $cut.CancelAsync() }
            'after'
            """, cut.Token, ("body", Body("m-1")), ("cut", cut));
        Assert.Equal(["m-1"], run.Output.Select(value => value.ToString()));
    }

    private static string Script(string spool, string rest) => $"$spool = '{spool.Replace("'", "''", StringComparison.Ordinal)}'; {rest}";

    private static string Body(string monitor) => string.Create(CultureInfo.InvariantCulture,
        $$$$"""{"channelId":"ch-1","type":"Monitor","monitorEvent":{"monitorId":"{{{{monitor}}}}","data":{"values":[]}}}""");
}
