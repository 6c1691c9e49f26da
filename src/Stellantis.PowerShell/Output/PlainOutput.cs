using System.Management.Automation;

namespace Stellantis.PowerShell.Output;

/// <summary>Plain JSON values as PowerShell's own objects.</summary>
internal static class PlainOutput
{
    public static object? Of(object? value, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        switch (value)
        {
            case IReadOnlyDictionary<string, object?> members:
                var record = new PSObject();
                foreach (var member in members)
                    record.Properties.Add(new PSNoteProperty(Free(record, member.Key), Of(member.Value, cancellation)));
                return record;
            case IReadOnlyList<object?> items:
                return items.Select(item => Of(item, cancellation)).ToArray();
            default:
                return value;
        }
    }

    // JSON tells names apart by case and takes an empty one; PowerShell does neither.
    private static string Free(PSObject record, string name)
    {
        var free = name;
        for (var number = 1; free.Length == 0 || record.Properties[free] is not null; number++)
            free = FormattableString.Invariant($"{name}#{number}");
        return free;
    }
}
