using Stellantis.Client;
using Stellantis.Client.Backtests;
using Stellantis.Client.Json;

namespace Stellantis.PowerShell.Backtests;

/// <summary>Files with the past of vehicles, put together by the vehicle that each begins with.</summary>
internal static class HistoryFiles
{
    private static readonly WantedMembers s_vehicle = WantedMembers.Of(["_links.vehicle", "_links.self"]);

    /// <summary>The files of one vehicle after those of another, in the order in which they first come.</summary>
    public static IEnumerable<IReadOnlyList<(string Path, string Name)>> ByVehicle(IEnumerable<(string Path, string Name)> files) =>
        files.GroupBy(file => VehicleOf(file.Path, file.Name), StringComparer.OrdinalIgnoreCase).Select(group => group.ToList());

    private static string VehicleOf(string path, string name)
    {
        try
        {
            using var file = new RecordFile(path, name, s_vehicle);
            return (file.Read().FirstOrDefault() as IVehicleChild)?.VehicleId ?? Path.GetFileNameWithoutExtension(path);
        }
        catch (Exception e) when (e is StellantisApiException or IOException or UnauthorizedAccessException)
        {
            // It is told when the file is read.
            return path;
        }
    }
}
