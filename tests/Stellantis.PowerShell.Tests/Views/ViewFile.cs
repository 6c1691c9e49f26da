using System.Management.Automation;
using System.Xml.Linq;
using Stellantis.PowerShell.Tests.Engine;

namespace Stellantis.PowerShell.Tests.Views;

/// <summary>The views that the module ships, and a way to see those that are not the first of their type: the bare engine has no Format-List and no Format-Wide.</summary>
internal static class ViewFile
{
    private static readonly XDocument s_shipped = XDocument.Load(Path.Combine(PowerShellSession.ModuleFolder, "Stellantis.Format.ps1xml"));

    /// <summary>The types that have a view of a shape of their own.</summary>
    public static IReadOnlySet<string> Types(string control) => s_shipped.Descendants("View").Where(view => view.Element(control) is not null)
        .SelectMany(view => Selected(view.Element("ViewSelectedBy")!)).ToHashSet();

    /// <summary>Adds to a session the views of a shape under type names of their own; the folder must be there as long as the session is.</summary>
    public static void Load(PowerShellSession session, string control, string scratch)
    {
        var views = s_shipped.Descendants("View").Where(view => view.Element(control) is not null).Select(view => new XElement(view)).ToList();
        foreach (var view in views)
        {
            var by = view.Element("ViewSelectedBy")!;
            by.ReplaceNodes(Selected(by).Select(type => new XElement("TypeName", type)));
            foreach (var name in view.Descendants("TypeName"))
                name.Value = $"{control}.{name.Value}";
        }
        var folder = Directory.CreateDirectory(Path.Combine(scratch, control)).FullName;
        new XDocument(new XElement("Configuration", new XElement("ViewDefinitions", views))).Save(Path.Combine(folder, control + ".Format.ps1xml"));
        File.WriteAllText(Path.Combine(folder, control + ".psd1"), $"@{{ ModuleVersion = '1.0'; FormatsToProcess = '{control}.Format.ps1xml' }}");
        session.Run("Import-Module $shape", ("shape", Path.Combine(folder, control + ".psd1"))).WithoutErrors();
    }

    /// <summary>What the views of a shape show of objects.</summary>
    public static string Text(PowerShellSession session, IReadOnlyList<PSObject> objects, string control, int width)
    {
        // Type names belong to the object and not to its wrapping: they go when it was shown.
        var added = objects.ToDictionary(item => item, item => (string[])[.. item.TypeNames.Where(name => name.StartsWith("Stellantis.", StringComparison.Ordinal)).Select(name => $"{control}.{name}")]);
        foreach (var (item, names) in added)
        {
            for (var i = 0; i < names.Length; i++)
                item.TypeNames.Insert(i, names[i]);
        }
        try
        {
            return Rendered.Text(session, objects, width);
        }
        finally
        {
            foreach (var (item, names) in added)
                Array.ForEach(names, name => item.TypeNames.Remove(name));
        }
    }

    private static IEnumerable<string> Selected(XElement by) => by.Elements().SelectMany(element => element.Name == "TypeName" ? [element.Value]
        : s_shipped.Descendants("SelectionSet").Single(set => set.Element("Name")!.Value == element.Value).Descendants("TypeName").Select(type => type.Value));
}
