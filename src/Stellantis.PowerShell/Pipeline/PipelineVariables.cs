using System.Management.Automation;

namespace Stellantis.PowerShell.Pipeline;

/// <summary>
/// Keeps the variables of <c>-PipelineVariable</c> in step with what is written. When many are read side by side, the engine has set them to an
/// object far ahead of the one whose children are written: they are set back to the parent of these first.
/// </summary>
/// <remarks>
/// Such a variable is known by what it holds: the very object that was piped in, or the vehicle that this one belongs to, and with the next object
/// the next. A variable of the user that holds one of them by chance does not follow, and is left alone.
/// </remarks>
internal sealed class PipelineVariables(PSCmdlet cmdlet)
{
    private static readonly string[] s_automatic =
        ["_", "PSItem", "input", "this", "args", "^", "$", "?", "null", "true", "false", "Error", "MyInvocation"];

    private List<Follower>? _followers;
    private List<string?>? _named;

    /// <summary>True when the statement has a variable that cannot be followed: then each object is written before the next is taken.</summary>
    public bool MustWait { get; private set; }

    /// <summary>What the variables hold for an object of the pipeline; to be called for each, before anything is read for it.</summary>
    public IReadOnlyList<KeyValuePair<string, object?>> Note(object? input)
    {
        if (input is null || !cmdlet.MyInvocation.ExpectingInput)
            return [];
        var (own, vehicle) = (Base(input), VehicleOf(input));
        if (_followers is null)
            _followers = [.. Find(own!, vehicle)];
        else
            _followers.RemoveAll(f => !ReferenceEquals(Base(Value(f.Name)), f.IsOfVehicle ? vehicle : own));
        _named ??= [.. StatementVariables.Before(cmdlet)];
        MustWait = MustWait || _named.Exists(name => !_followers.Exists(f => string.Equals(f.Name, name, StringComparison.OrdinalIgnoreCase)));
        return [.. _followers.Select(f => new KeyValuePair<string, object?>(f.Name, Value(f.Name)))];
    }

    /// <summary>Sets the variables to what they held for an object.</summary>
    public void Set(IReadOnlyList<KeyValuePair<string, object?>> values)
    {
        foreach (var value in values)
        {
            // What does not follow any more is the user's own.
            if (_followers!.Exists(f => f.Name == value.Key) && !ReferenceEquals(Value(value.Key), value.Value))
                cmdlet.SessionState.PSVariable.Set(value.Key, value.Value);
        }
    }

    private IEnumerable<Follower> Find(object own, object? vehicle)
    {
        foreach (var variable in cmdlet.SessionState.InvokeProvider.ChildItem.Get("variable:", recurse: false).Select(v => v.BaseObject)
            .OfType<PSVariable>())
        {
            if (s_automatic.Contains(variable.Name, StringComparer.OrdinalIgnoreCase) || variable.Options.HasFlag(ScopedItemOptions.ReadOnly)
                || variable.Options.HasFlag(ScopedItemOptions.Constant))
                continue;
            var value = Base(variable.Value);
            if (value is not null && (ReferenceEquals(value, own) || ReferenceEquals(value, vehicle)))
                yield return new Follower(variable.Name, !ReferenceEquals(value, own));
        }
    }

    private object? Value(string name) => cmdlet.SessionState.PSVariable.GetValue(name);

    private static Vehicle? VehicleOf(object input) => input switch
    {
        PSObject { BaseObject: IVehicleChild child } => child.Vehicle,
        IVehicleChild child => child.Vehicle,
        _ => null,
    };

    // All custom objects share one base: they are told apart by what wraps it.
    private static object? Base(object? value) => value is PSObject wrapped && wrapped.BaseObject is not PSCustomObject ? wrapped.BaseObject : value;

    private sealed record Follower(string Name, bool IsOfVehicle);
}
