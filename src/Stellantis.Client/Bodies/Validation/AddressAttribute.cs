using Newtonsoft.Json.Linq;

namespace Stellantis.Client.Bodies;

/// <summary>The text is an absolute address. Messages do not show it: it may hold a password.</summary>
/// <param name="scheme">The scheme that the service asks for.</param>
/// <param name="tolerated">One that it may refuse.</param>
internal sealed class AddressAttribute(string scheme, string tolerated) : ConstraintAttribute
{
    public override void Check(JToken value, string path, BodyReport report)
    {
        if (!Uri.TryCreate((string)value!, UriKind.Absolute, out var address) || address.Host.Length == 0)
            report.Error(path, $"is not an absolute address, {scheme}://...");
        // What listens on this machine is for a sandbox, which does not ask for certificates.
        else if (address.Scheme == tolerated && address.IsLoopback)
            return;
        else if (address.Scheme == tolerated)
            report.Warn(path, $"begins with {tolerated}: the service asks for {scheme}");
        else if (address.Scheme != scheme)
            report.Error(path, $"begins with '{address.Scheme}'. Allowed: {scheme}.", scheme);
    }
}
