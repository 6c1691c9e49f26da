using System.Runtime.ExceptionServices;

namespace Stellantis.PowerShell.Remotes;

/// <summary>What happened to a command, for the pipeline thread to tell.</summary>
/// <param name="Job">The command.</param>
internal abstract record RemoteNews(RemoteJob Job)
{
    /// <summary>True when a record of the change tells of it.</summary>
    public bool IsRecorded { get; set; }

    /// <summary>The service took it.</summary>
    public sealed record Sent(RemoteJob Job, RemoteAction Action) : RemoteNews(Job);

    /// <summary>It has ended, or the wait for it has.</summary>
    public sealed record Ended(RemoteJob Job, RemoteAction Action) : RemoteNews(Job);

    /// <summary>It was not sent, because of what is known of the vehicle.</summary>
    public sealed record NotReady(RemoteJob Job, RemoteReadiness Readiness) : RemoteNews(Job);

    /// <summary>Something broke that nobody expected.</summary>
    public sealed record Broke(RemoteJob Job, ExceptionDispatchInfo Fault) : RemoteNews(Job);

    /// <summary>It could not be sent or waited for.</summary>
    public sealed record Failed(RemoteJob Job, StellantisApiException Failure) : RemoteNews(Job);
}
