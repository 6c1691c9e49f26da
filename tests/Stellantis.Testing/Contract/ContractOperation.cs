namespace Stellantis.Testing.Contract;

/// <summary>An operation, as the contract has it.</summary>
public sealed record ContractOperation(
    string Id, string Method, string Path, IReadOnlyList<string> RequiredScopes, IReadOnlyList<string> OptionalScopes,
        IReadOnlyList<string> QueryNames)
{
    public override string ToString() => $"{Id}: {Method} {Path}";
}
