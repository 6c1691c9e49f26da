namespace Stellantis.PowerShell.Pipeline;

/// <summary>What is not read at all: its error comes in its turn, behind what was asked for before it.</summary>
/// <param name="target">What the error is about.</param>
/// <param name="failure">Why it is not read.</param>
internal sealed class RefusedReading(object? target, StellantisApiException failure) : Reading(target)
{
    public override Task StartAsync() => Task.CompletedTask;

    public override Task<bool> NextAsync() => Task.FromException<bool>(failure);

    public override void Write()
    {
        // There is nothing to write.
    }

    public override bool NoData(StellantisApiException said) => false;

    public override void Dispose()
    {
        // Nothing is under way.
    }
}
