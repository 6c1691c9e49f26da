using Microsoft.CodeAnalysis;

namespace Stellantis.Generators;

/// <summary>A member, or a nested object that has no class of its own.</summary>
internal sealed class Node(string parent, string name)
{
    public string Parent { get; } = parent;

    public string Name { get; } = name;

    public string Path { get; } = parent.Length == 0 ? name : parent + "." + name;

    public string Id => Path.Replace(".", "_");

    public IPropertySymbol? Property { get; private set; }

    public List<string> Also { get; } = [];

    public string? False { get; private set; }

    public string? True { get; private set; }

    public bool IsByStem { get; private set; }

    public List<Node> Children { get; } = [];

    public Node? Inner => Children.Find(c => c.Name == Name && c.Children.Count == 0 && c.Property!.Type.SpecialType == SpecialType.System_String);

    /// <summary>Takes over what a property and its <c>[Wire]</c> say.</summary>
    public void Take(IPropertySymbol property, AttributeData wire)
    {
        Property = property;
        foreach (var argument in wire.NamedArguments)
        {
            if (argument.Key == "Also")
                Also.AddRange(argument.Value.Values.Select(v => (string)v.Value!));
            else if (argument.Key == "False")
                False = (string?)argument.Value.Value;
            else if (argument.Key == "True")
                True = (string?)argument.Value.Value;
            else if (argument.Key == "ByStem")
                IsByStem = argument.Value.Value is true;
        }
    }

    public Node At(string path)
    {
        var node = this;
        foreach (var step in path.Split('.'))
        {
            var next = node.Children.Find(c => c.Name == step);
            if (next is null)
                node.Children.Add(next = new Node(node.Path, step));
            node = next;
        }
        return node;
    }

    public IEnumerable<Node> All() => Children.SelectMany(c => c.All().Concat([c]));
}
