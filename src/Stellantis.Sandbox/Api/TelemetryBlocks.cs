using Newtonsoft.Json;
using Stellantis.Sandbox.World;

namespace Stellantis.Sandbox.Api;

/// <summary>Opens and closes the blocks of telemetry.</summary>
/// <param name="json">Where they are written.</param>
internal sealed class TelemetryBlocks(JsonTextWriter json)
{
    /// <summary>True in the latest telemetry, where each block has its time.</summary>
    public bool HasTimes { get; set; }

    public void Block(string name, Snapshot vehicle, Action write)
    {
        json.StartObject(name);
        Members(vehicle, write);
    }

    public void Item(Snapshot vehicle, Action write)
    {
        json.WriteStartObject();
        Members(vehicle, write);
    }

    private void Members(Snapshot vehicle, Action write)
    {
        if (HasTimes)
            json.Write("createdAt", vehicle.At);
        write();
        json.WriteEndObject();
    }
}
