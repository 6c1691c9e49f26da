namespace Stellantis.PowerShell.Completion;

/// <summary>What the channel adds to events, for each kind of channel.</summary>
internal readonly struct ChannelAttributeTemplates : ITemplateList
{
    private static readonly string[] s_kinds = ["webhook", "websocket", "pushnotif"];

    public IEnumerable<(string Word, string Text, string Meaning)> Templates(string typed) => s_kinds.SelectMany(kind =>
        AttributeTemplates.All.Where(a => kind == "pushnotif" || !a.Word.StartsWith("Body", StringComparison.Ordinal))
            .Select(a => ($"{kind} {a.Word}", $"@{{ {kind}={a.Text} }}", a.Meaning)));
}
