using Newtonsoft.Json;

namespace Stellantis.Client.Json;

/// <summary>All member names that the models know, so that reading one allocates nothing. The list is generated.</summary>
internal static partial class WireNames
{
    public static JsonNameTable Table { get; } = Build();

    private static DefaultJsonNameTable Build()
    {
        var table = new DefaultJsonNameTable();
        foreach (var name in All())
            table.Add(name);
        return table;
    }
}
