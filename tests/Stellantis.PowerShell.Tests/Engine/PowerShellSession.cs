using System.Management.Automation;
using System.Management.Automation.Internal;
using System.Management.Automation.Runspaces;
using System.Reflection;
using Xunit;

namespace Stellantis.PowerShell.Tests.Engine;

/// <summary>
/// A runspace with the built module imported through its manifest, as if it had just been opened. Sessions may run side by side; one session runs one
/// script at a time.
/// </summary>
public sealed class PowerShellSession : IDisposable
{
    private readonly SessionRunspace _place = SessionRunspace.Take();
    private bool _wasStopped;

    // What is installed on the machine must not make a difference.
    static PowerShellSession() => Environment.SetEnvironmentVariable("PSModulePath", "");

    /// <summary>What the host showed by itself: what came by no stream.</summary>
    public string Screen => _place.Host.Screen.ToString().ReplaceLineEndings("\n");

    /// <summary>What was asked so far, and the answer that pressing Enter gives.</summary>
    public IReadOnlyList<(string Question, string Preset)> Questions => _place.Host.Questions;

    /// <summary>Where the build lays the importable module.</summary>
    public static string ModuleFolder { get; } = Metadata("ModuleOutput");

    /// <summary>The manifest that users import.</summary>
    public static string Manifest { get; } = Path.Combine(ModuleFolder, "Stellantis.psd1");

    /// <summary>The module as the runspace knows it.</summary>
    public PSModuleInfo Module => Run("Get-Module Stellantis").Value<PSModuleInfo>();

    /// <summary>Makes someone answer prompts with these lines; when they are used up, confirmations are answered No.</summary>
    public void Answer(params string[] lines)
    {
        _place.Host.Answers.Clear();
        Array.ForEach(lines, _place.Host.Answers.Enqueue);
    }

    /// <summary>Runs a script, with variables set for it, and returns what it wrote to which stream.</summary>
    public RunResult Run(string script, params (string Name, object? Value)[] variables) => Run(script, CancellationToken.None, variables);

    /// <summary>Runs a script that <paramref name="stop"/> ends as Ctrl+C does.</summary>
    public RunResult Run(string script, CancellationToken stop, params (string Name, object? Value)[] variables)
    {
        Set(variables);
        using var shell = _place.Shell();
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

        stopped |= shell.InvocationStateInfo.State == PSInvocationState.Stopped;
        _wasStopped |= stopped;
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
            stopped);
    }

    /// <summary>Runs a script and returns what a person would see on a console of that width: plain text with LF line ends.</summary>
    public string RunText(string script, int width = 120, params (string Name, object? Value)[] variables)
    {
        Set(variables);
        _place.Host.Width = width;
        _place.Host.Screen.GetStringBuilder().Clear();
        using var shell = _place.Shell();
        shell.AddScript(script);
        // As the console does, so that errors stand where they came.
        shell.Commands.Commands[0].MergeMyResults(PipelineResultTypes.Error, PipelineResultTypes.Output);
        shell.AddCommand("Out-Default").Invoke();
        return new StringDecorated(_place.Host.Screen.ToString()).ToString(OutputRendering.PlainText).ReplaceLineEndings("\n");
    }

    /// <summary>What is left of an object after Export-Clixml and Import-Clixml, a job or remoting.</summary>
    public static PSObject RoundTrip(object value, int depth = 2) =>
        PSObject.AsPSObject(PSSerializer.Deserialize(PSSerializer.Serialize(value, depth)));

    /// <summary>Fails the test unless the cmdlets come from the module folder.</summary>
    public void AssertShipped() =>
        Assert.Equal(Path.Combine(ModuleFolder, "Stellantis.PowerShell.dll"), Module.ImplementingAssembly.Location);

    public void Dispose() => _place.GiveBack(_wasStopped);

    private static string Metadata(string key) =>
        typeof(PowerShellSession).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == key).Value!;

    private void Set((string Name, object? Value)[] variables)
    {
        foreach (var (name, value) in variables)
            _place.Runspace.SessionStateProxy.SetVariable(name, value);
    }
}
