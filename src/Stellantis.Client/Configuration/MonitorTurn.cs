using Newtonsoft.Json.Linq;

namespace Stellantis.Client.Configuration;

/// <summary>When a monitor is created or changed, and with what.</summary>
/// <param name="Monitor">Which.</param>
/// <param name="Definition">What of it can be sent when its turn comes first.</param>
/// <param name="IsPart">True when that is not all.</param>
/// <param name="IsEnd">True for its second turn, in which the rest follows.</param>
internal sealed record MonitorTurn(ConfigurationItem Monitor, JObject Definition, bool IsPart, bool IsEnd);
