using System.Management.Automation;
using Stellantis.Client;
using Stellantis.Client.Configuration;
using Stellantis.PowerShell.Parameters;

namespace Stellantis.PowerShell.Cmdlets;

/// <summary>
/// Writes the channels and monitors of the account, and what the monitors watch, to a file or a folder: readable JSON in a stable order, with
/// placeholders where secrets stand (operations getChannels, getVehicleMonitors and getVehicleMonitorGroupsHandles).
/// </summary>
[Cmdlet(VerbsData.Export, "StellantisConfiguration", SupportsShouldProcess = true, HelpUri = HelpPage.Folder + "Export-StellantisConfiguration.md")]
[OutputType(typeof(ConfigurationExport))]
public sealed partial class ExportStellantisConfigurationCommand : ConfigurationCmdlet, IThrottleParameters
{
    /// <summary>The file to write; a folder that is there gets a file for each channel and monitor.</summary>
    [Parameter(Mandatory = true, Position = 0, HelpMessage = Hints.ConfigurationPath)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

    /// <summary>-Path is a folder, with a file for each channel and monitor; it is made when it is not there.</summary>
    [Parameter]
    public SwitchParameter Directory { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        var files = Files(Path);
        if (Directory && !files.IsFolder)
        {
            if (File.Exists(files.Path))
                Refuse(ErrorIds.InvalidRequest, $"-Path '{Path}' is a file, and -Directory wants a folder.", Path);
            files = files with { IsFolder = true };
        }
        var account = ReadAccount(ThrottleLimit);
        if (account.All.FirstOrDefault(item => item.Label.Length == 0) is { } nameless)
        {
            Refuse(ErrorIds.InvalidRequest, $"The {nameless.Noun} {nameless.Place} has no label, by which alone a configuration knows it. " +
                $"Give it one: Set-Stellantis{nameless.Kind} -Label.", nameless.Id);
        }
        var secrets = new SecretTemplate();
        foreach (var item in account.All)
            item.Definition = secrets.Of(item.Definition, item.Label);
        var unknown = account.Label(named => account.Of(named.IsMonitor).FirstOrDefault(item => item.Id == named.Id)?.Label);
        var written = files.Written(account);
        var old = files.Existing().Except(written.Select(file => file.Path)).ToArray();
        var removed = old.Length == 0 ? "" : $", and delete {old.Length} file{(old.Length == 1 ? "" : "s")} there of what is gone";
        if (!Approved($"Write {Words(account)} to '{files.Path}'{removed}"))
            return;
        try
        {
            foreach (var (path, text) in written)
                ConfigurationFiles.Write(path, text);
            foreach (var path in old)
                File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Refuse(ErrorIds.InvalidRequest, $"-Path '{Path}' cannot be written: {e.Message}", Path);
        }
        foreach (var (place, path, id) in unknown)
            WriteWarning($"The monitor {place} names '{id}', which the account does not have: it is written as it is ({path}).");
        WriteState(files, ConfigurationState.Of(account.All.Select(item => (item, item.Id!))));
        WriteObject(new ConfigurationExport(files.Path, account.Channels.Count, account.Monitors.Count, secrets.Names,
            written.Select(file => file.Path)));
    }

    private static string Words(ConfigurationSet account) =>
        $"{Count(account.Channels.Count, "channel")} and {Count(account.Monitors.Count, "monitor")}";

    private static string Count(int count, string noun) => $"{count} {noun}{(count == 1 ? "" : "s")}";
}
