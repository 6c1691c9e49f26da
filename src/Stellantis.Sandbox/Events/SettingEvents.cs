using Newtonsoft.Json.Linq;
using Stellantis.Sandbox.World;

namespace Stellantis.Sandbox.Events;

/// <summary>What events tell about settings of a vehicle.</summary>
internal static class SettingEvents
{
    /// <summary>The settings of an event.</summary>
    public static JObject Of(string setting, JObject happened) => new()
    {
        ["settings"] = new JObject { ["type"] = setting, ["event"] = happened },
    };

    /// <summary>Something that happened to the digital key.</summary>
    public static JObject OfDigitalKey(string status, Vehicle vehicle)
    {
        var key = new JObject { ["status"] = status };
        if (status == "PasswordUrlGenerated")
            key["pairing"] = new JObject { ["url"] = $"https://pairing.example.com/{vehicle.Index}", ["password"] = "invented" };
        var (vehicleState, workflowState) = status switch
        {
            "PasswordUrlGenerated" => ("Preprovisioned", "InProgress"),
            "Unpaired" or "OwnerKeyTerminated" => ("Unpaired", "Completed"),
            _ when status.StartsWith("Password", StringComparison.Ordinal) => ("Preprovisioned", "Blocked"),
            _ when status.StartsWith("Invalid", StringComparison.Ordinal) => ("Preprovisioned", "Blocked"),
            _ => ("Paired", "Completed"),
        };
        key["workflow"] = new JObject
        {
            ["vehicleState"] = vehicleState,
            ["passworddStatus"] = vehicleState == "Paired" ? "Shared" : "Generated",
            ["workflowState"] = workflowState,
            ["certificateStatus"] = "Installed",
        };
        return new JObject { ["digitalKey"] = key };
    }

    /// <summary>A vehicle is parked, and its driver walks on to the destination.</summary>
    public static JObject OfLastMile(JObject destination, Place place)
    {
        var target = (JObject)destination.DeepClone();
        target["type"] = "Feature";
        // Numbers in a remote, texts in an event.
        foreach (var number in new[] { target.SelectToken("properties.placeid"), target.SelectToken("properties.address.postalCode") })
            number?.Replace(number.ToString());
        return new JObject
        {
            ["lastMileNavigation"] = new JObject
            {
                ["targetLocation"] = target,
                ["currentLocation"] = new JObject
                {
                    ["type"] = "Feature",
                    ["geometry"] = new JObject { ["type"] = "Point", ["coordinates"] = new JArray(place.Longitude, place.Latitude) },
                },
            },
        };
    }
}
