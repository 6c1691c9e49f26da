using System.Collections.Concurrent;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Reflection;

namespace Stellantis.PowerShell.Tests.Engine;

/// <summary>
/// A runspace with the built module imported through its manifest, which serves one session after the other: to open one and to import the module
/// costs several times what it costs to make it as it was. For that the module lets go of what it holds, as when it is removed, and the engine
/// forgets what the session set. Where a session left more than that - a function, an alias, a module, a job, a command that was stopped - it is
/// closed. Nobody looks at type and format data: a session that changes these must not be one of these.
/// </summary>
internal sealed class SessionRunspace
{
    // The module knows its runspace by the thread that runs, so that it is told there. What is listed is what resetting the engine does not reach.
    private const string Clean = """
        [Stellantis.PowerShell.ModuleLifetime]::new().OnRemove($null)
        Set-StrictMode -Off
        [cultureinfo]::CurrentCulture = $culture
        [cultureinfo]::CurrentUICulture = $uiCulture
        """;

    private const string Look = """
        Get-ChildItem -Path function:, alias: | ForEach-Object { "$($_.Name) $($_.Definition)" }
        Get-Module | ForEach-Object Path
        Get-PSDrive | ForEach-Object { "$($_.Name) $($_.Root)" }
        Get-Job | ForEach-Object { "job $_" }
        "in $PWD"
        """;

    // The first two come by themselves when something of theirs is used.
    private static readonly string[] s_modules = ["Microsoft.PowerShell.Management", "Microsoft.PowerShell.Utility", PowerShellSession.Manifest];

    private static readonly ConcurrentStack<SessionRunspace> s_spare = new();

    // Of a root that is no fixed disk, as in a container, PowerShell asks at each path whether it is still there: a fifth of what a session costs.
    private static readonly PropertyInfo? s_comesAndGoes =
        typeof(PSDriveInfo).GetProperty("IsAutoMounted", BindingFlags.Instance | BindingFlags.NonPublic);

    private readonly string[] _asItWas;
    private readonly Assembly _module;

    public SessionRunspace()
    {
        var state = InitialSessionState.CreateDefault2();
        if (OperatingSystem.IsWindows())
            state.ExecutionPolicy = Microsoft.PowerShell.ExecutionPolicy.Bypass;
        Runspace = RunspaceFactory.CreateRunspace(Host, state);
        Runspace.ThreadOptions = PSThreadOptions.ReuseThread;
        Runspace.Open();
        s_comesAndGoes?.SetValue(Runspace.SessionStateProxy.Path.CurrentFileSystemLocation.Drive, false);
        foreach (var module in s_modules)
        {
            using var shell = Shell();
            shell.AddCommand("Import-Module").AddParameter("Name", module).AddParameter("ErrorAction", "Stop").Invoke();
        }
        using (var shell = Shell())
            _module = shell.AddCommand("Get-Module").AddParameter("Name", "Stellantis").Invoke<PSModuleInfo>().Single().ImplementingAssembly;
        _asItWas = Seen();
    }

    public Runspace Runspace { get; }

    public SessionHost Host { get; } = new();

    /// <summary>One that is as if it had just been opened.</summary>
    public static SessionRunspace Take() => s_spare.TryPop(out var spare) ? spare : new();

    public System.Management.Automation.PowerShell Shell() => System.Management.Automation.PowerShell.Create(Runspace);

    /// <summary>Ends what the session started, and keeps the runspace for another if nothing else is left.</summary>
    public void GiveBack(bool wasStopped)
    {
        if (!wasStopped && Renew())
            s_spare.Push(this);
        else
            Close();
    }

    /// <summary>Makes it as it was; false where that cannot be.</summary>
    public bool Renew()
    {
        if (Runspace.RunspaceStateInfo.State != RunspaceState.Opened)
            return false;
        Runspace.ResetRunspaceState();
        Runspace.SessionStateProxy.SetVariable("culture", CultureInfo.CurrentCulture);
        Runspace.SessionStateProxy.SetVariable("uiCulture", CultureInfo.CurrentUICulture);
        using (var shell = Shell())
        {
            shell.AddScript(Clean).Invoke();
            if (shell.HadErrors)
                return false;
        }
        Runspace.ResetRunspaceState();
        ForgetSignIns();
        Host.Reset();
        return Seen().SequenceEqual(_asItWas);
    }

    /// <summary>Closes it for good. A runspace that closes does not tell its modules; one that is removed lets go of what it has.</summary>
    public void Close()
    {
        using (var shell = Shell())
            shell.AddCommand("Remove-Module").AddParameter("Name", "Stellantis").AddParameter("ErrorAction", "Ignore").Invoke();
        Runspace.Dispose();
    }

    // Sign-ins that were begun outlive the module, so that an answer to them is still compared: no command forgets them.
    private void ForgetSignIns()
    {
        var all = _module.GetType("Stellantis.PowerShell.SignIn.PendingSignIns", throwOnError: true)!
            .GetField("s_stores", BindingFlags.Static | BindingFlags.NonPublic)!.GetValue(null)!;
        all.GetType().GetMethod("Remove", [typeof(Runspace)])!.Invoke(all, [Runspace]);
    }

    private string[] Seen()
    {
        using var shell = Shell();
        return [.. shell.AddScript(Look).Invoke<string>()];
    }
}
