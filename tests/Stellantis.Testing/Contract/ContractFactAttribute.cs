using Xunit;

namespace Stellantis.Testing.Contract;

/// <summary>A test that compares the product with the contract of the service, and is skipped where that is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ContractFactAttribute : FactAttribute
{
    public ContractFactAttribute()
    {
        if (ServiceContract.Folder is null)
            Skip = "The contract of the service is absent: set STELLANTIS_CONTRACT to its folder.";
    }
}
