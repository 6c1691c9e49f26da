using Stellantis.Client.Bodies;

namespace Stellantis.PowerShell.Completion;

/// <summary>The commands that can be sent to a vehicle.</summary>
internal readonly struct RemoteTemplates : ITemplateList
{
    private const string Days = "occurrence='Mon','Tue','Wed','Thu','Fri'";

    /// <summary>The commands.</summary>
    public static IReadOnlyList<(string Word, string Text, string Meaning)> All { get; } =
    [
        .. KnownValues.LockingStates.Select(s => ($"locking {s}", $"@{{ locking=@{{ state='{s}' }} }}", s == "Locked" ? "Locks the doors"
            : "Unlocks the doors")),
        .. KnownValues.ActivationStates.Select(s => ($"horn {s}", $"@{{ horn=@{{ state='{s}' }} }}", "Sounds the horn")),
        .. KnownValues.ActivationStates.Select(s => ($"lights {s}", $"@{{ lights=@{{ state='{s}' }} }}", "Flashes the lights")),
        ("preconditioning start", "@{ preconditioning=@{ immediate=$true } }", "Heats or cools the cabin now"),
        ("preconditioning stop", "@{ preconditioning=@{ immediate=$false } }", "Stops heating or cooling the cabin"),
        ("preconditioning program", $"@{{ preconditioning=@{{ programs=@{{ slot=1; start='PT7H15M'; {Days}; enabled=$true }} }} }}",
            "A program of the air conditioning, slots 1 to 4"),
        ("preconditioning settings", "@{ preconditioning=@{ settings=@{ temp=21; mode='Auto' } } }", "How the air conditioning runs"),
        ("charging start", "@{ charging=@{ immediate=$true } }", "Charges now"),
        ("charging stop", "@{ charging=@{ immediate=$false } }", "Stops charging"),
        ("charging deferred", "@{ charging=@{ deferred=@{ startTime='PT1H'; endTime='PT6H'; chargeToFull=$false } } }",
            "When the next charge begins and ends: times of day as durations since midnight"),
        ("charging program", $"@{{ charging=@{{ programs=@{{ slot=1; start='PT22H30M'; {Days}; enabled=$true; minChargingLevel=20; " +
            $"maxChargingLevel=80 }} }} }}", "A charging program, slots 1 and 2"),
        .. KnownValues.ChargePreferenceRates.Select(r =>
            ($"charging rate {r}", $"@{{ charging=@{{ settings=@{{ chargePreferenceRate='{r}' }} }} }}", "The share of the plug's current")),
        .. KnownValues.ChargeLimits.Select(l =>
            ($"charging limit {l}", $"@{{ charging=@{{ settings=@{{ chargeLimit='{l}' }} }} }}", "MedPlus: up to 80 %, High: up to 100 %")),
        ("wakeup", "@{ wakeup=@{ action='Wakeup' } }", "Wakes the vehicle up"),
        ("vehicleFinder", "@{ vehicleFinder=@{ action='GetPresentLocation' } }", "Asks where the vehicle is"),
        ("navigation", "@{ navigation=@{ positions=@{ latitude=48.8566; longitude=2.3522; name='Paris' } } }", "Sends a destination to the vehicle"),
        ("immobilization off", "@{ immobilization=@{ activate=$false } }", "Frees the vehicle"),
        ("immobilization on", "@{ immobilization=@{ activate=$true } }", "Immobilises the vehicle"),
        ("stolen off", "@{ stolen=@{ state=$false } }", "Takes the report of a theft back"),
        ("stolen on", "@{ stolen=@{ state=$true } }", "Reports a theft"),
        ("stolen crankInhibit", "@{ stolen=@{ crankInhibit=@{ activate=$true } } }", "Inhibits the crank"),
        ("tan suppress", "@{ tan=@{ suppress=@{ state=$true; duration=0 } } }",
            "Mutes theft alarm notifications: 0 for 2 hours, 1 for 4, 2 for 12, 3 for 24 hours, 4 for 3 days, 5 for 7 days"),
        ("tan confirm", "@{ tan=@{ confirm=@{ state=$true } } }", "Confirms a theft, or denies it"),
        ("onboardPersonalData Delete", "@{ onboardPersonalData=@{ action='Delete' } }", "Deletes the personal data in the vehicle"),
    ];

    public IEnumerable<(string Word, string Text, string Meaning)> Templates(string typed) => All;
}
