using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using Stellantis.Shell.Hosting;

namespace Stellantis.Shell;

/// <summary>One PowerShell runspace with the built module in it. What runs in it is shown by the host as a console would show it.</summary>
internal sealed class Engine : IDisposable
{
    private readonly Runspace _runspace;
    private readonly ShellHost _host;
    private readonly Lock _gate = new();
    private PowerShell? _running;

    private Engine(ShellHost host)
    {
        // The engine reports module loads to its makers unless told not to.
        Environment.SetEnvironmentVariable("POWERSHELL_TELEMETRY_OPTOUT", "1");

        var state = InitialSessionState.CreateDefault2();
        if (OperatingSystem.IsWindows())
            state.ExecutionPolicy = Microsoft.PowerShell.ExecutionPolicy.Bypass;

        _host = host;
        _runspace = RunspaceFactory.CreateRunspace(host, state);
        _runspace.ThreadOptions = PSThreadOptions.ReuseThread;
        _runspace.Open();
    }

    /// <summary>The code given to <c>exit</c>, once it was called.</summary>
    public int? ExitCode => _host.ExitCode;

    public Terminal Terminal => _host.Terminal;

    /// <summary>Opens a runspace and imports the module through its manifest.</summary>
    /// <exception cref="RuntimeException">The module does not import.</exception>
    public static Engine Start(Terminal terminal, string manifest)
    {
        var engine = new Engine(new ShellHost(terminal));
        try
        {
            engine.Call("Import-Module", ("Name", manifest));
            return engine;
        }
        catch
        {
            engine.Dispose();
            throw;
        }
    }

    /// <summary>A pipeline of this runspace, to be disposed of by the caller.</summary>
    public PowerShell CreateShell() => PowerShell.Create(_runspace);

    /// <summary>Sets a variable of the session.</summary>
    public void SetVariable(string name, object? value) => _runspace.SessionStateProxy.SetVariable(name, value);

    /// <summary>Runs a command and returns what it writes; its other streams are shown, and its first error is thrown.</summary>
    /// <exception cref="RuntimeException">The command failed.</exception>
    public Collection<PSObject> Call(string command, params (string Name, object Value)[] parameters)
    {
        using var shell = CreateShell();
        shell.AddCommand(command);
        foreach (var (name, value) in parameters)
            shell.AddParameter(name, value);
        return shell.Invoke(null, new PSInvocationSettings { ErrorActionPreference = ActionPreference.Stop });
    }

    /// <summary>Runs what <paramref name="compose"/> adds, shows everything it writes and tells how it ended.</summary>
    public Outcome Run(Action<PowerShell> compose)
    {
        using var shell = CreateShell();
        compose(shell);
        shell.AddCommand("Out-Default");

        var errors = 0;
        shell.Streams.Error.DataAdded += (_, added) =>
        {
            errors++;
            Show(shell.Streams.Error[added.Index]);
        };

        try
        {
            lock (_gate)
                _running = shell;
            shell.Invoke();
            return shell.InvocationStateInfo.State == PSInvocationState.Stopped ? Outcome.Stopped
                : errors > 0 ? Outcome.Failed
                : Outcome.Succeeded;
        }
        catch (PipelineStoppedException)
        {
            return Outcome.Stopped;
        }
        catch (RuntimeException e)
        {
            Show(e.ErrorRecord);
            return Outcome.Terminated;
        }
        finally
        {
            lock (_gate)
                _running = null;
            Terminal.HideProgress();
        }
    }

    /// <summary>The lines that <paramref name="line"/> can be completed to, below the lines of <paramref name="before"/>.</summary>
    public IReadOnlyList<string> Complete(string before, string line)
    {
        using var shell = CreateShell();
        var text = before + line;
        var found = CommandCompletion.CompleteInput(text, text.Length, null, shell);
        var start = found.ReplacementIndex - before.Length;
        return start < 0 ? [] : [.. found.CompletionMatches.Select(match => line[..start] + match.CompletionText)];
    }

    /// <summary>Stops what runs now.</summary>
    /// <returns>False when nothing was running.</returns>
    public bool Stop()
    {
        lock (_gate)
        {
            _running?.BeginStop(null, null);
            return _running is not null;
        }
    }

    public void Dispose()
    {
        // A runspace that closes does not tell its modules; one that is removed lets go of its connections and sandboxes.
        if (_runspace.RunspaceAvailability == RunspaceAvailability.Available)
            Call("Remove-Module", ("Name", "Stellantis"), ("ErrorAction", ActionPreference.Ignore));
        _runspace.Dispose();
    }

    private void Show(ErrorRecord error) => _host.UI.WriteErrorLine(ErrorText.Of(error));
}
