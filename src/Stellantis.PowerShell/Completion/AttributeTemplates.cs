using Stellantis.Client.Bodies;

namespace Stellantis.PowerShell.Completion;

/// <summary>Attributes of events with each variable, in single quotes, so that PowerShell does not expand it.</summary>
internal readonly struct AttributeTemplates : ITemplateList
{
    /// <summary>The attributes.</summary>
    public static IReadOnlyList<(string Word, string Text, string Meaning)> All { get; } =
    [
        .. KnownValues.AttributeTypes.SelectMany(type => KnownValues.Variables.Select(variable =>
            ($"{type} ${variable}", $"@{{ type='{type}'; key='{(type == "Header" ? "X-" + variable : variable)}'; value='${variable}' }}",
                Meaning(type)))),
    ];

    public IEnumerable<(string Word, string Text, string Meaning)> Templates(string typed) => All;

    private static string Meaning(string type) => type switch
    {
        "Header" => "A header of the call",
        "Query" => "A query parameter of the call",
        _ => "A member of the event's body",
    };
}
