using System.Management.Automation;
using System.Management.Automation.Internal;
using System.Management.Automation.Runspaces;
using System.Reflection;
using Xunit;

namespace Stellantis.PowerShell.Tests.Engine;

/// <summary>
/// A runspace of its own with the built module imported through its manifest. Sessions may run side by side; one session runs one script at a time.
/// </summary>
public sealed class PowerShellSession : IDisposable
{
    private readonly Runspace _runspace;
    private readonly SessionHost _host = new();

    // Of a root that is no fixed disk, as in a container, PowerShell asks at each path whether it is still there: a fifth of what a session costs.
    private static readonly PropertyInfo? s_comesAndGoes =
        typeof(PSDriveInfo).GetProperty("IsAutoMounted", BindingFlags.Instance | BindingFlags.NonPublic);

    // What is installed on the machine must not make a difference.
    static PowerShellSession() => Environment.SetEnvironmentVariable("PSModulePath", "");

    /// <summary>What the host showed by itself: what came by no stream.</summary>
    public string Screen => _host.Screen.ToString().ReplaceLineEndings("\n");

    /// <summary>What was asked so far, and the answer that pressing Enter gives.</summary>
    public IReadOnlyList<(string Question, string Preset)> Questions => _host.Questions;

    /// <summary>Opens the runspace and imports the module.</summary>
    public PowerShellSession()
    {
        var state = InitialSessionState.CreateDefault2();
        if (OperatingSystem.IsWindows())
            state.ExecutionPolicy = Microsoft.PowerShell.ExecutionPolicy.Bypass;
        _runspace = RunspaceFactory.CreateRunspace(_host, state);
        _runspace.ThreadOptions = PSThreadOptions.ReuseThread;
        _runspace.Open();
        s_comesAndGoes?.SetValue(_runspace.SessionStateProxy.Path.CurrentFileSystemLocation.Drive, false);
        using var shell = Shell();
        shell.AddCommand("Import-Module").AddParameter("Name", Manifest).AddParameter("ErrorAction", "Stop").Invoke();
    }

    /// <summary>Where the build lays the importable module.</summary>
    public static string ModuleFolder { get; } = Metadata("ModuleOutput");

    /// <summary>The manifest that users import.</summary>
    public static string Manifest { get; } = Path.Combine(ModuleFolder, "Stellantis.psd1");

    /// <summary>The module as the runspace knows it.</summary>
    public PSModuleInfo Module => Run("Get-Module Stellantis").Value<PSModuleInfo>();

    /// <summary>Makes someone answer prompts with these lines; when they are used up, confirmations are answered No.</summary>
    public void Answer(params string[] lines)
    {
        _host.Answers.Clear();
        Array.ForEach(lines, _host.Answers.Enqueue);
    }

    /// <summary>Runs a script, with variables set for it, and returns what it wrote to which stream.</summary>
    public RunResult Run(string script, params (string Name, object? Value)[] variables) => Run(script, CancellationToken.None, variables);

    /// <summary>Runs a script that <paramref name="stop"/> ends as Ctrl+C does.</summary>
    public RunResult Run(string script, CancellationToken stop, params (string Name, object? Value)[] variables)
    {
        Set(variables);
        using var shell = Shell();
        shell.AddScript(script);

        var output = new List<PSObject>();
        ErrorRecord? terminating = null;
        var stopped = false;
        try
        {
            using (stop.Register(() => shell.BeginStop(null, null)))
                shell.Invoke(null, output);
        }
        catch (PipelineStoppedException)
        {
            stopped = true;
        }
        catch (RuntimeException e)
        {
            terminating = e.ErrorRecord;
        }

        var streams = shell.Streams;
        return new RunResult(
            output,
            [.. streams.Error],
            [.. streams.Warning.Select(record => record.Message)],
            [.. streams.Verbose.Select(record => record.Message)],
            [.. streams.Debug.Select(record => record.Message)],
            [.. streams.Information],
            [.. streams.Progress],
            terminating,
            stopped || shell.InvocationStateInfo.State == PSInvocationState.Stopped);
    }

    /// <summary>Runs a script and returns what a person would see on a console of that width: plain text with LF line ends.</summary>
    public string RunText(string script, int width = 120, params (string Name, object? Value)[] variables)
    {
        Set(variables);
        _host.Width = width;
        _host.Screen.GetStringBuilder().Clear();
        using var shell = Shell();
        shell.AddScript(script);
        // As the console does, so that errors stand where they came.
        shell.Commands.Commands[0].MergeMyResults(PipelineResultTypes.Error, PipelineResultTypes.Output);
        shell.AddCommand("Out-Default").Invoke();
        return new StringDecorated(_host.Screen.ToString()).ToString(OutputRendering.PlainText).ReplaceLineEndings("\n");
    }

    /// <summary>What is left of an object after Export-Clixml and Import-Clixml, a job or remoting.</summary>
    public static PSObject RoundTrip(object value, int depth = 2) =>
        PSObject.AsPSObject(PSSerializer.Deserialize(PSSerializer.Serialize(value, depth)));

    /// <summary>Fails the test unless the cmdlets come from the module folder.</summary>
    public void AssertShipped() =>
        Assert.Equal(Path.Combine(ModuleFolder, "Stellantis.PowerShell.dll"), Module.ImplementingAssembly.Location);

    public void Dispose()
    {
        // A runspace that closes does not tell its modules; one that is removed lets go of its connections and sandboxes.
        using (var shell = Shell())
            shell.AddCommand("Remove-Module").AddParameter("Name", "Stellantis").AddParameter("ErrorAction", "Ignore").Invoke();
        _runspace.Dispose();
    }

    private static string Metadata(string key) =>
        typeof(PowerShellSession).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == key).Value!;

    private void Set((string Name, object? Value)[] variables)
    {
        foreach (var (name, value) in variables)
            _runspace.SessionStateProxy.SetVariable(name, value);
    }

    private System.Management.Automation.PowerShell Shell() => System.Management.Automation.PowerShell.Create(_runspace);
}
