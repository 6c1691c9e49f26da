namespace Stellantis.Client.Calls;

/// <summary>Hears of calls that are made on the way to another, such as those for a token: whoever's call set them off.</summary>
internal static class AmbientLog
{
    private static readonly AsyncLocal<ICallLog?> s_current = new();

    public static ICallLog Current
    {
        get => s_current.Value ?? default(CallContext).Log;
        set => s_current.Value = value;
    }
}
