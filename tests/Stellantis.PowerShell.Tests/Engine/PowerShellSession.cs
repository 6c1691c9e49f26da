using System.Globalization;
using System.Management.Automation;
using System.Reflection;
using Stellantis.Shell.Hosting;
using Xunit;
using ShellEngine = Stellantis.Shell.Engine;

namespace Stellantis.PowerShell.Tests.Engine;

/// <summary>
/// A runspace of its own with the built module imported through its manifest. Sessions may run side by side; one session runs one script at a time.
/// The engine brings the Core cmdlets only: Select-Object, Sort-Object, ConvertTo-Json and their like are missing.
/// </summary>
public sealed class PowerShellSession : IDisposable
{
    private readonly ShellEngine _engine;
    private readonly StringWriter _screen = new(CultureInfo.InvariantCulture);
    private readonly Terminal _terminal;
    private int _width = 120;

    // What is installed on the machine must not make a difference: the engine would load its missing cmdlets from there.
    static PowerShellSession() => Environment.SetEnvironmentVariable("PSModulePath", "");

    /// <summary>What the host showed by itself: what came by no stream.</summary>
    public string Screen => _screen.ToString().ReplaceLineEndings("\n");

    /// <summary>Opens the runspace and imports the module.</summary>
    public PowerShellSession()
    {
        _terminal = new Terminal(_screen, _screen) { Columns = () => _width };
        _engine = ShellEngine.Start(_terminal, Manifest);
    }

    /// <summary>Where the build lays the importable module.</summary>
    public static string ModuleFolder { get; } = Metadata("ModuleOutput");

    /// <summary>The manifest that users import.</summary>
    public static string Manifest { get; } = Path.Combine(ModuleFolder, "Stellantis.psd1");

    /// <summary>The module as the runspace knows it.</summary>
    public PSModuleInfo Module => (PSModuleInfo)_engine.Call("Get-Module", ("Name", "Stellantis"))[0].BaseObject;

    /// <summary>Makes someone answer prompts with these lines; when they are used up, confirmations are answered No.</summary>
    public void Answer(params string[] lines) =>
        _terminal.Input = new TextLineReader(new StringReader(string.Concat(lines.Select(line => line + "\n"))), _screen);

    /// <summary>Runs a script, with variables set for it, and returns what it wrote to which stream.</summary>
    public RunResult Run(string script, params (string Name, object? Value)[] variables) => Run(script, CancellationToken.None, variables);

    /// <summary>Runs a script that <paramref name="stop"/> ends as Ctrl+C does.</summary>
    public RunResult Run(string script, CancellationToken stop, params (string Name, object? Value)[] variables)
    {
        Set(variables);
        using var shell = _engine.CreateShell();
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
        _width = width;
        _screen.GetStringBuilder().Clear();
        _engine.Run(shell => shell.AddScript(script));
        return _screen.ToString().ReplaceLineEndings("\n");
    }

    /// <summary>What is left of an object after Export-Clixml and Import-Clixml, a job or remoting.</summary>
    public static PSObject RoundTrip(object value, int depth = 2) =>
        PSObject.AsPSObject(PSSerializer.Deserialize(PSSerializer.Serialize(value, depth)));

    /// <summary>Fails the test unless the cmdlets come from the module folder.</summary>
    public void AssertShipped() =>
        Assert.Equal(Path.Combine(ModuleFolder, "Stellantis.PowerShell.dll"), Module.ImplementingAssembly.Location);

    public void Dispose() => _engine.Dispose();

    private static string Metadata(string key) =>
        typeof(PowerShellSession).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == key).Value!;

    private void Set((string Name, object? Value)[] variables)
    {
        foreach (var (name, value) in variables)
            _engine.SetVariable(name, value);
    }
}
