using System.Management.Automation;
using System.Runtime.InteropServices;

namespace Stellantis.Shell.Modes;

/// <summary>Starts a sandbox, prints how to reach it as lines that a POSIX shell can evaluate, and serves until Ctrl+C or SIGTERM.</summary>
internal sealed class SandboxMode(IReadOnlyList<(string Name, object Value)> parameters) : IShellMode
{
    public int Run(Engine engine)
    {
        using var stop = new ManualResetEventSlim();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, OnSignal);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, OnSignal);

        var sandbox = engine.Call("Start-StellantisSandbox", [.. parameters])[0].Properties;
        var credential = ((PSCredential)sandbox["Credential"].Value).GetNetworkCredential();
        foreach (var (name, value) in new[]
        {
            ("BASE_URI", $"{sandbox["BaseUri"].Value}"),
            ("CLIENT_ID", credential.UserName),
            ("CLIENT_SECRET", credential.Password),
            ("USER_ID", $"{sandbox["UserId"].Value}"),
        })
        {
            engine.Terminal.Write($"export STELLANTIS_{name}='{value.Replace("'", "'\\''", StringComparison.Ordinal)}'{Environment.NewLine}");
        }

        engine.Terminal.Write($"# The sandbox serves until Ctrl+C.{Environment.NewLine}");
        stop.Wait();
        return ExitCodes.Success;

        void OnSignal(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stop.Set();
        }
    }
}
