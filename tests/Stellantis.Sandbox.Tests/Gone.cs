namespace Stellantis.Sandbox.Tests;

/// <summary>Whether something is still in memory.</summary>
internal static class Gone
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(1);

    /// <summary>Waits until the collector has taken it; continuations on other threads may hold it for a moment.</summary>
    public static async Task Assert(WeakReference reference)
    {
        for (var end = DateTime.UtcNow + s_patience; reference.IsAlive && DateTime.UtcNow < end; await Task.Yield())
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Xunit.Assert.False(reference.IsAlive, "It is still in memory.");
    }
}
