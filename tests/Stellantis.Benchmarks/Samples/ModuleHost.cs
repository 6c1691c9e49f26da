using System.Collections.ObjectModel;
using System.Diagnostics;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Security;

namespace Stellantis.Benchmarks.Samples;

/// <summary>A PowerShell runspace with the built module, imported through its manifest.</summary>
internal sealed class ModuleHost : IDisposable
{
    private readonly Runspace _runspace;

    /// <summary>Opens a runspace with nothing of ours in it.</summary>
    public ModuleHost()
    {
        var state = InitialSessionState.CreateDefault2();
        if (OperatingSystem.IsWindows())
            state.ExecutionPolicy = Microsoft.PowerShell.ExecutionPolicy.Bypass;
        state.Commands.Add(new SessionStateCmdletEntry("Measure-Arrival", typeof(MeasureArrivalCommand), null));
        _runspace = RunspaceFactory.CreateRunspace(state);
        _runspace.ThreadOptions = PSThreadOptions.ReuseThread;
        _runspace.Open();
    }

    /// <summary>Opens a runspace that is connected to a base address.</summary>
    public static ModuleHost Connected(string baseUri)
    {
        var host = new ModuleHost();
        host.Import(Bench.Manifest);
        host.Connect(baseUri);
        return host;
    }

    public void Import(string manifest)
    {
        using var shell = PowerShell.Create(_runspace);
        shell.AddCommand("Import-Module").AddParameter("Name", manifest).AddParameter("ErrorAction", "Stop").Invoke();
    }

    public void Connect(string baseUri)
    {
        using var secret = new SecureString();
        secret.AppendChar('x');
        using var shell = PowerShell.Create(_runspace);
        shell.AddCommand("Connect-Stellantis").AddParameter("BaseUri", new Uri(baseUri))
            .AddParameter("Credential", new PSCredential("client", secret.Copy()))
            .AddParameter("UserId", "user").AddParameter("Realm", "B2C").AddParameter("ErrorAction", "Stop").Invoke();
    }

    /// <summary>Runs a script and returns what it writes; its first error is thrown.</summary>
    public Collection<PSObject> Run(string script)
    {
        using var shell = PowerShell.Create(_runspace);
        var result = shell.AddScript(script).Invoke();
        return shell.HadErrors && shell.Streams.Error.Count > 0 ? throw new InvalidOperationException($"{script}: {shell.Streams.Error[0]}") : result;
    }

    /// <summary>Runs a script and returns the seconds that it took.</summary>
    public double Time(string script)
    {
        var start = Stopwatch.GetTimestamp();
        Run(script);
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    /// <summary>
    /// Runs a script, and stops it after a while; returns the seconds from the stop until control was back, or null when it had ended before.
    /// </summary>
    public double? TimeToStop(string script, TimeSpan after)
    {
        using var shell = PowerShell.Create(_runspace);
        var running = shell.AddScript(script).BeginInvoke();
        if (running.AsyncWaitHandle.WaitOne(after))
            return null;
        var start = Stopwatch.GetTimestamp();
        shell.Stop();
        running.AsyncWaitHandle.WaitOne();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    /// <summary>True when a command has a parameter.</summary>
    public bool Has(string command, string parameter) => Run($"(Get-Command {command}).Parameters.ContainsKey('{parameter}')")[0].BaseObject is true;

    public void Dispose() => _runspace.Dispose();
}
