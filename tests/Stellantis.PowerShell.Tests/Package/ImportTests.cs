using Stellantis.PowerShell.Tests.Engine;
using Xunit;

namespace Stellantis.PowerShell.Tests.Package;

/// <summary>Import-Module does nothing that can wait until something is used.</summary>
public sealed class ImportTests
{
    private const string Loaded = """
        foreach ($assembly in [System.AppDomain]::CurrentDomain.GetAssemblies()) {
            if ($assembly.Location -like "$((Get-Module Stellantis).ModuleBase)*") { $assembly.GetName().Name } }
        """;

    // The cmdlets are made of types of the client: PagedCmdlet<Vehicle>.
    [Fact]
    public void Import_loads_the_cmdlets_and_their_client_and_nothing_else_of_the_module() =>
        Assert.Equal("Stellantis.PowerShell\nStellantis.Client\n", ShellProcess.Run("-Command", Loaded).Output);

    [Fact]
    public void The_sandbox_is_loaded_when_one_is_started_and_not_before()
    {
        var connect = "Connect-Stellantis https://api.example.com/v1 ([pscredential]::new('client', [securestring]::new())) user -Realm B2C";
        Assert.DoesNotContain("Stellantis.Sandbox", ShellProcess.Run("-Command", $"{connect}; {Loaded}").Output, StringComparison.Ordinal);
        Assert.Contains("Stellantis.Sandbox", ShellProcess.Run("-Command", $"$null = Start-StellantisSandbox; {Loaded}").Output,
            StringComparison.Ordinal);
    }
}
