using System.Management.Automation;

namespace Stellantis.PowerShell.Output;

/// <summary>Plain JSON values as PowerShell's own objects.</summary>
internal static class PlainOutput
{
    public static object? Of(object? value)
    {
        switch (value)
        {
            case IReadOnlyDictionary<string, object?> members:
                var record = new PSObject();
                foreach (var member in members)
                    record.Properties.Add(new PSNoteProperty(member.Key, Of(member.Value)));
                return record;
            case IReadOnlyList<object?> items:
                return items.Select(Of).ToArray();
            default:
                return value;
        }
    }
}
