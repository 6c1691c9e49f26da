using System.Diagnostics;
using System.Globalization;

namespace Stellantis.Benchmarks.Server;

/// <summary>The page server in a process of its own: this program again. It ends with this process, whatever ends this one.</summary>
internal sealed class ServerProcess : IDisposable
{
    private readonly Process _process;
    private readonly string _host;

    public ServerProcess()
    {
        _process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, ["serve"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true
        })!;
        var port = int.Parse(_process.StandardOutput.ReadLine()!, CultureInfo.InvariantCulture);
        _host = $"http://127.0.0.1:{port}";
    }

    /// <summary>The base address of a fleet of a size, whose answers take so long.</summary>
    public string BaseUri(int vehicles, int latency = 0, string manner = "ok") => $"{_host}/f{vehicles}/w{latency}/{manner}/v1";

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit(5000);
        _process.Dispose();
    }
}
