using System.Globalization;
using System.Management.Automation;
using Stellantis.PowerShell.Tests.Engine;

namespace Stellantis.PowerShell.Tests.Support;

/// <summary>The forms in which an object comes down a pipeline.</summary>
internal static class Forms
{
    public const string Live = "live";
    public const string File = "Import-Clixml";
    public const string Row = "Import-Csv";

    /// <summary>The object in a form.</summary>
    public static PSObject Of(PSObject value, string form) => form switch
    {
        Live => value,
        File => PowerShellSession.RoundTrip(value),
        _ => Flat(value),
    };

    // A column for each property, and text in every one: what has no value is empty.
    private static PSObject Flat(PSObject value)
    {
        var row = new PSObject();
        // Script properties need the runspace that the object came from; no id is one.
        foreach (var property in value.Properties.Where(p => p is not PSScriptProperty))
            row.Properties.Add(new PSNoteProperty(property.Name, Convert.ToString(property.Value, CultureInfo.CurrentCulture) ?? ""));
        return row;
    }
}
