using Stellantis.Client.Calls;
using Stellantis.Client.Tests.Models;
using Stellantis.Testing.Contract;
using Xunit;

namespace Stellantis.Client.Tests.Contract;

/// <summary>The map of the API against the contract.</summary>
public class OperationMapTests
{
    [ContractFact]
    public void The_map_has_every_operation_of_the_contract_with_its_method_and_path_and_no_other()
    {
        Assert.Equal(41, ServiceContract.Operations.Count);
        Assert.Equal(
            ServiceContract.Operations.Select(o => o.ToString()).Order(StringComparer.Ordinal),
            Operations.All.Select(o => $"{o.Id}: {o.Verb} {o.Path}").Order(StringComparer.Ordinal));
    }

    [ContractFact]
    public void The_scopes_of_the_map_cover_what_the_contract_requires()
    {
        foreach (var operation in ServiceContract.Operations)
        {
            var asked = Operations.All.Single(o => o.Id == operation.Id).Scopes.Split(' ');
            Assert.All(operation.RequiredScopes, required => Assert.True(asked.Any(a => Covers(a, required)), $"{operation.Id} needs {required}"));
        }
    }

    [ContractFact]
    public void A_request_is_recognised_by_its_method_and_path()
    {
        foreach (var operation in ServiceContract.Operations)
            Assert.Equal(operation.Id, Operations.Find(operation.Method,
                operation.Path.Replace("{", "", StringComparison.Ordinal).Replace("}", "-1", StringComparison.Ordinal))?.Id);
    }

    // Scopes are hierarchical by their colons.
    private static bool Covers(string asked, string needed) => asked == needed || needed.StartsWith(asked + ":", StringComparison.Ordinal);
}
