namespace Stellantis.Client.Configuration;

/// <summary>What a step of a sync does.</summary>
internal enum StepKind
{
    Add,
    Change,
    Remove,
    Watch,
    Status,
}
