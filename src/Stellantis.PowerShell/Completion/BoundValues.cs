using System.Collections;
using System.Management.Automation;
using Stellantis.PowerShell.Input;
using Stellantis.PowerShell.Session;

namespace Stellantis.PowerShell.Completion;

/// <summary>What stands in the command line already, as far as it can be known before the command runs.</summary>
internal sealed class BoundValues(IDictionary? given)
{
    /// <summary>The first id under a name; null when there is none.</summary>
    public string? Id(string name) => Ids(name).FirstOrDefault();

    /// <summary>The connection of the command line, else that of the runspace; null when neither can be used.</summary>
    public Connection? Connection()
    {
        var connection = Value("Connection") switch
        {
            null => ConnectionStore.Current.Default,
            Connection handed => handed,
            string name => ConnectionStore.Current.Find(name),
            _ => null,
        };
        return connection is { Ended: null } ? connection : null;
    }

    private IEnumerable<string> Ids(string name)
    {
        var value = Value(name);
        var items = value is IEnumerable list and not string ? list.Cast<object?>() : [value];
        return items.Select(i => PlainInput.Base(i)?.ToString())
            .Where(id => !string.IsNullOrWhiteSpace(id) && !WildcardPattern.ContainsWildcardCharacters(id)).Select(id => id!);
    }

    private object? Value(string name) => given is not null && given.Contains(name) ? PlainInput.Base(given[name]) : null;
}
