using System.Text;
using Stellantis.Client.Text;

namespace Stellantis.Client.Configuration;

/// <summary>Where a configuration lies: in one file, or in a folder with a file for each channel and monitor; its state lies beside it.</summary>
/// <param name="Path">The full path.</param>
/// <param name="IsFolder">True for a folder.</param>
internal sealed record ConfigurationFiles(string Path, bool IsFolder)
{
    private const string Extension = ".json";
    private const string StateExtension = ".state.json";

    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>What is there under a path.</summary>
    public static ConfigurationFiles At(string path) => new(path, Directory.Exists(path));

    public string StatePath => IsFolder
        ? Path.TrimEnd(System.IO.Path.DirectorySeparatorChar, System.IO.Path.AltDirectorySeparatorChar) + StateExtension
        : System.IO.Path.ChangeExtension(Path, null) + StateExtension;

    /// <summary>Reads all; what is wrong in it is among the problems.</summary>
    public ConfigurationSet Read(List<ConfigurationProblem> problems)
    {
        var items = new List<ConfigurationItem>();
        if (!IsFolder)
        {
            if (Text(Path, System.IO.Path.GetFileName(Path), problems) is { } text)
                ConfigurationText.Read(text, System.IO.Path.GetFileName(Path), items, problems);
            return ConfigurationSet.Of(items);
        }
        foreach (var file in Existing())
        {
            var folder = System.IO.Path.GetFileName(System.IO.Path.GetDirectoryName(file));
            var name = folder + "/" + System.IO.Path.GetFileName(file);
            if (Text(file, name, problems) is { } text)
                ConfigurationText.ReadOne(text, folder == ConfigurationText.Monitors, name, items, problems);
        }
        return ConfigurationSet.Of(items);
    }

    /// <summary>The files that a configuration makes, with their text.</summary>
    public IReadOnlyList<(string Path, string Text)> Written(ConfigurationSet set) => !IsFolder ? [(Path, ConfigurationText.Of(set))]
        : [.. Each(set.Channels, ConfigurationText.Channels), .. Each(set.Monitors, ConfigurationText.Monitors)];

    /// <summary>Files of channels and monitors that a folder has.</summary>
    public IReadOnlyList<string> Existing() => !IsFolder ? [] :
    [
        .. new[] { ConfigurationText.Channels, ConfigurationText.Monitors }.Select(name => System.IO.Path.Combine(Path, name)).Where(Directory.Exists)
            .SelectMany(folder => Directory.GetFiles(folder, "*" + Extension).OrderBy(file => file, StringComparer.Ordinal)),
    ];

    /// <summary>The ids that were kept; none when there is no file of them.</summary>
    public ConfigurationState ReadState()
    {
        try
        {
            return File.Exists(StatePath) ? ConfigurationState.Read(FileText.Decode(File.ReadAllBytes(StatePath))) : ConfigurationState.None;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or DecoderFallbackException)
        {
            return ConfigurationState.None;
        }
    }

    /// <summary>Writes a file as a whole or not at all; one that is the same already is left alone.</summary>
    public static void Write(string path, string text)
    {
        var bytes = s_utf8.GetBytes(text);
        if (File.Exists(path) && File.ReadAllBytes(path).SequenceEqual(bytes))
            return;
        var folder = System.IO.Path.GetDirectoryName(path)!;
        Directory.CreateDirectory(folder);
        var temporary = System.IO.Path.Combine(folder, $".{Guid.NewGuid():N}.tmp");
        try
        {
            File.WriteAllBytes(temporary, bytes);
            if (File.Exists(path))
                File.Replace(temporary, path, null);
            else
                File.Move(temporary, path);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    private static string? Text(string path, string name, List<ConfigurationProblem> problems)
    {
        try
        {
            return FileText.Decode(File.ReadAllBytes(path));
        }
        catch (DecoderFallbackException)
        {
            problems.Add(new(name, "", FileText.Foreign));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problems.Add(new(name, "", $"it cannot be read: {e.Message.TrimEnd('.')}"));
        }
        return null;
    }

    private IEnumerable<(string Path, string Text)> Each(IReadOnlyList<ConfigurationItem> items, string folder)
    {
        var names = SafeFileName.Of(items.Select(item => item.Label));
        return items.Select(item => (System.IO.Path.Combine(Path, folder, names[item.Label] + Extension), ConfigurationText.Of(item)));
    }
}
