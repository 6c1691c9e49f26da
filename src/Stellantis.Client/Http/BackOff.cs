namespace Stellantis.Client.Http;

/// <summary>How long to wait before something is sent again where nobody says how long: twice as long each time, up to a limit.</summary>
internal static class BackOff
{
    private const double First = 0.5;

    public static TimeSpan Longest { get; } = TimeSpan.FromSeconds(30);

    /// <summary>The wait after so many others.</summary>
    public static TimeSpan After(int others) => TimeSpan.FromSeconds(Math.Min(Longest.TotalSeconds, First * Math.Pow(2, others)));
}
