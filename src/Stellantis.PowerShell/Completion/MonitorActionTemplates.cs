using Stellantis.Client.Bodies;

namespace Stellantis.PowerShell.Completion;

/// <summary>What a monitor can do besides sending its event.</summary>
internal readonly struct MonitorActionTemplates : ITemplateList
{
    public IEnumerable<(string Word, string Text, string Meaning)> Templates(string typed) =>
    [
        ("Notify", "@{ type='Notify' }", "Nothing more than the event"),
        .. KnownValues.ChangeTypes.Select(c => ($"Monitor {c}", $"@{{ type='Monitor'; monitorAction=@{{ changeType='{c}' }} }}",
            "Changes the monitor itself, or the one of monitorId")),
        .. RemoteTemplates.All.Select(r => ($"Remote {r.Word}", $"@{{ type='Remote'; remoteAction=@{{ remote=@{{ action={r.Text} }} }} }}",
            r.Meaning)),
    ];
}
