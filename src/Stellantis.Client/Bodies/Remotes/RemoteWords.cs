namespace Stellantis.Client.Bodies;

/// <summary>Says in words what a remote command does; in capitals what is grave.</summary>
internal static class RemoteWords
{
    /// <summary>The words, for example "UNLOCK the doors".</summary>
    /// <param name="name">The wire name of the command.</param>
    /// <param name="content">Its members.</param>
    public static string Of(string name, IReadOnlyDictionary<string, object?>? content)
    {
        var state = Member(content, "state");
        return name switch
        {
            "locking" => state as string == "Locked" ? "lock the doors" : "UNLOCK the doors",
            "horn" => IsOn(state) ? "sound the horn" : "stop the horn",
            "lights" => IsOn(state) ? "flash the lights" : "stop flashing the lights",
            "preconditioning" => Planned("preconditioning", Inner(content, "airConditioning")),
            "charging" => Planned("charging", Inner(content, "charge")),
            "onboardPersonalData" => "DELETE the personal data",
            "wakeup" => "wake up the vehicle",
            "immobilization" => Member(content, "activate") is false ? "free the immobilised vehicle" : "IMMOBILISE the vehicle",
            "navigation" => "send a destination to the navigation",
            "vehicleFinder" => "ask for the position",
            "stolen" when Member(content, "crankInhibit") is { } inhibit =>
                Member(inhibit as IReadOnlyDictionary<string, object?>, "activate") is false ? "free the crank" : "INHIBIT THE CRANK",
            "stolen" => state is false ? "take back the report of the theft" : "REPORT THE THEFT",
            "tan" when Member(content, "confirm") is { } confirm =>
                Member(confirm as IReadOnlyDictionary<string, object?>, "state") is false ? "deny the theft" : "CONFIRM THE THEFT",
            "tan" => Member(Inner(content, "suppress"), "state") is false ? "let the theft alarm notify again"
                : "mute the notifications of the theft alarm",
            _ => $"send the command {name}",
        };
    }

    /// <summary>True for what is done at once, and false for what is undone, stopped or only planned.</summary>
    public static bool Does(string name, IReadOnlyDictionary<string, object?>? content) => name switch
    {
        "locking" => Member(content, "state") as string == "Locked",
        "horn" or "lights" => IsOn(Member(content, "state")),
        "preconditioning" => Member(Inner(content, "airConditioning"), "immediate") is true,
        "charging" => Member(Inner(content, "charge"), "immediate") is true
            || Member(Member(Member(Inner(content, "charge"), "deferred") as IReadOnlyDictionary<string, object?>, "start")
                as IReadOnlyDictionary<string, object?>, "immediate") is true,
        "immobilization" => Member(content, "activate") is not false,
        _ => true,
    };

    private static string Planned(string what, IReadOnlyDictionary<string, object?>? content) => Member(content, "immediate") switch
    {
        true => $"start {what}",
        false => $"stop {what}",
        _ when Member(content, "programs") is not null => $"set programs of {what}",
        _ when Member(content, "deferred") is not null => $"put off {what}",
        _ => $"change settings of {what}",
    };

    private static bool IsOn(object? state) => state as string != "Unactivated";

    // A part that may be left out of the path.
    private static IReadOnlyDictionary<string, object?>? Inner(IReadOnlyDictionary<string, object?>? content, string name) =>
        Member(content, name) as IReadOnlyDictionary<string, object?> ?? content;

    private static object? Member(IReadOnlyDictionary<string, object?>? content, string name) =>
        content is not null && content.TryGetValue(name, out var value) ? value : null;
}
