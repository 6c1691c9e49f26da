namespace Stellantis.Client.Backtests;

/// <summary>Tells by the names of its members what an object is.</summary>
internal static class RecordName
{
    /// <summary>What a name tells.</summary>
    public static RecordNames Of(string name) => name switch
    {
        "vehicle" or "environment" or "privacy" => RecordNames.Telemetry,
        "updatedAt" => RecordNames.UpdatedAt,
        "stats" or "locations" or "startMileage" or "startEnergies" or "endEnergies" or "stoppedAt" => RecordNames.Trip,
        "details" or "pedestrian" or "tippedOver" or "unlockRequested" => RecordNames.Collision,
        "startPosition" or "endPosition" or "endAt" => RecordNames.StolenReport,
        "state" => RecordNames.State,
        "startedAt" => RecordNames.StartedAt,
        "status" or "trigger" => RecordNames.Alarm,
        "remoteActionId" or "monitorId" or "channelId" => RecordNames.Other,
        "_embedded" => RecordNames.Embedded,
        _ => RecordNames.None,
    };

    /// <summary>What some names tell.</summary>
    public static RecordNames Of(IReadOnlyList<string> names)
    {
        var told = RecordNames.None;
        for (var i = 0; i < names.Count; i++)
            told |= Of(names[i]);
        return told;
    }

    /// <summary>What an object with such members is; none when it is no record of a past.</summary>
    public static RecordKinds KindOf(RecordNames names)
    {
        bool Has(RecordNames any) => (names & any) != 0;
        // The latest telemetry tells when it was put together; it is of no moment.
        return Has(RecordNames.Telemetry) ? Has(RecordNames.UpdatedAt) ? RecordKinds.None : RecordKinds.Telemetry
            : Has(RecordNames.Trip) ? RecordKinds.Trips
            : Has(RecordNames.Collision) ? RecordKinds.Collisions
            : Has(RecordNames.StolenReport) || Has(RecordNames.State) && Has(RecordNames.StartedAt) ? RecordKinds.StolenReports
            : Has(RecordNames.Alarm) && !Has(RecordNames.Other) ? RecordKinds.Alarms
            : RecordKinds.None;
    }
}
