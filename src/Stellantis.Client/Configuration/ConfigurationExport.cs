using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>What was written of a configuration.</summary>
public sealed class ConfigurationExport
{
    internal ConfigurationExport(string path, int channels, int monitors, IEnumerable<string> placeholders, IEnumerable<string> files)
    {
        Path = path;
        ChannelCount = channels;
        MonitorCount = monitors;
        Placeholder = ValueList<string>.Of([.. placeholders])!;
        File = ValueList<string>.Of([.. files])!;
    }

    /// <summary>The file or folder.</summary>
    public string Path { get; }

    /// <summary>How many channels it has.</summary>
    public int ChannelCount { get; }

    /// <summary>How many monitors it has.</summary>
    public int MonitorCount { get; }

    /// <summary>The names of the secrets that a sync needs: each stands as <c>{{name}}</c> in the file.</summary>
    public IReadOnlyList<string> Placeholder { get; }

    /// <summary>The full paths of the files that it consists of; the one with the ids is not among them.</summary>
    public IReadOnlyList<string> File { get; }

    /// <summary>The path.</summary>
    public override string ToString() => Path;
}
