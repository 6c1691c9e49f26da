using Stellantis.Client.Json;

namespace Stellantis.Client.Bodies;

/// <summary>What a remote body asks for: its name, the scope that it takes, and whether to ask twice.</summary>
internal sealed class RemoteCommand
{
    // Actions for which the contract names no scope of their own.
    private static readonly string[] s_unscoped = ["immobilization", "stolen", "tan"];

    // For these, all that the operation lists are asked for: the service knows which it wants.
    private static string AllScopes => string.Join(" ", KnownValues.RemoteActions.Except(s_unscoped).Select(ScopeOf));

    private RemoteCommand(string json, string name, IReadOnlyDictionary<string, object?>? content)
    {
        Json = json;
        Name = name;
        Member = content?.Keys.FirstOrDefault();
        IsGrave = IsGraveAction(name, content is not null && content.TryGetValue("state", out var state) ? state : null);
        Words = RemoteWords.Of(name, content);
        Does = RemoteWords.Does(name, content);
    }

    public string Json { get; }

    /// <summary>The wire name of the action.</summary>
    public string Name { get; }

    /// <summary>The first member of the action; null when it has none.</summary>
    public string? Member { get; }

    /// <summary>True for what opens the car to anybody, stops it, calls the police, or deletes for good.</summary>
    public bool IsGrave { get; }

    /// <summary>What it does, in words: "UNLOCK the doors".</summary>
    public string Words { get; }

    /// <summary>
    /// True for what is done at once, and false for what is undone, stopped or only planned: locking, heating, charging and the like.
    /// </summary>
    public bool Does { get; }

    /// <summary>True when the contract names a scope for it and for nothing else.</summary>
    public bool HasOwnScope => !s_unscoped.Contains(Name);

    /// <summary>The scope to send it, as the contract's security lists spell it.</summary>
    public string Scope => HasOwnScope ? ScopeOf(Name) : AllScopes;

    /// <summary>Reads what a body asks for, whatever else it holds.</summary>
    public static RemoteCommand Of(string json)
    {
        var body = PlainValue.Parse(json) as IReadOnlyDictionary<string, object?>;
        var action = body is not null && body.TryGetValue("action", out var value) ? value as IReadOnlyDictionary<string, object?> : null;
        var name = action?.Keys.FirstOrDefault() ?? "";
        return new(json, name, action is null || name.Length == 0 ? null : action[name] as IReadOnlyDictionary<string, object?>);
    }

    private static string ScopeOf(string action) => action == "wakeup" ? "remote:wakeUp:write" : $"remote:{action}:write";

    private static bool IsGraveAction(string name, object? state) => name switch
    {
        "locking" => state as string != "Locked",
        "stolen" or "immobilization" or "onboardPersonalData" => true,
        _ => false,
    };
}
