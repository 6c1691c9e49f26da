using System.Xml.Linq;
using Stellantis.PowerShell.Tests.Engine;

namespace Stellantis.PowerShell.Tests.Views;

/// <summary>The views that the module ships.</summary>
internal static class ViewFile
{
    private static readonly XDocument s_shipped = XDocument.Load(Path.Combine(PowerShellSession.ModuleFolder, "Stellantis.Format.ps1xml"));

    /// <summary>The types that have a view of a shape of their own.</summary>
    public static IReadOnlySet<string> Types(string control) => s_shipped.Descendants("View").Where(view => view.Element(control) is not null)
        .SelectMany(view => Selected(view.Element("ViewSelectedBy")!)).ToHashSet();

    private static IEnumerable<string> Selected(XElement by) => by.Elements().SelectMany(element => element.Name == "TypeName" ? [element.Value]
        : s_shipped.Descendants("SelectionSet").Single(set => set.Element("Name")!.Value == element.Value).Descendants("TypeName")
            .Select(type => type.Value));
}
