using System.Management.Automation;
using Stellantis.PowerShell.Tests.Engine;
using Stellantis.PowerShell.Tests.Support;
using Xunit;

namespace Stellantis.PowerShell.Tests.Surface;

/// <summary>What a cmdlet declares with [OutputType] is what comes out of it: completion and help go by that.</summary>
public sealed class OutputTypeTests : IDisposable
{
    private readonly CannedService _service = new();
    private readonly PowerShellSession _session = new();

    public OutputTypeTests()
    {
        _session.Run("$s = Start-StellantisSandbox -VehicleCount 3; Connect-Stellantis $s.BaseUri $s.Credential $s.UserId -Realm B2C -Name other")
            .WithoutErrors();
        _session.Run("$sv = (Get-StellantisVehicle -Connection other -First 1).VehicleId").WithoutErrors();
        // So that the sandbox has something to deliver when its clock goes on.
        _session.Run("$hook = New-StellantisChannel -Connection other -Label Hook -PushDevice phone; $null = Send-StellantisRemote $sv $hook " +
            "@{ horn = @{ state = 'Activated' } } -Connection other").WithoutErrors();
        _session.To(_service.BaseUri);
        _session.Run("", ("v", CannedService.Vehicle)).WithoutErrors();
    }

    public void Dispose()
    {
        _session.Dispose();
        _service.Dispose();
    }

    [Fact]
    public void Each_cmdlet_writes_what_it_declares_and_nothing_else()
    {
        var declared = ModuleCommands.Of(_session).ToDictionary(
            cmdlet => cmdlet.Name,
            cmdlet => cmdlet.OutputType.Select(type => type.Name).Where(name => name != "System.Void").ToHashSet());
        var written = declared.Keys.ToDictionary(name => name, _ => new HashSet<string>());
        var called = new HashSet<string>();
        foreach (var call in CmdletCalls.All)
        {
            var name = call.Split(' ')[0];
            called.Add(name);
            var run = _session.Run(call + " -WarningAction Ignore").WithoutErrors();
            written[name].UnionWith(run.Output.Select(TypeName));
        }

        Assert.Equal(declared.Keys.Order(StringComparer.Ordinal), called.Order(StringComparer.Ordinal));
        Assert.Equal(declared.Select(Line), written.Select(Line));
    }

    private static string TypeName(PSObject value) =>
        value.BaseObject is PSCustomObject ? typeof(PSObject).FullName! : value.BaseObject.GetType().FullName!;

    private static string Line(KeyValuePair<string, HashSet<string>> types) =>
        $"{types.Key}: {string.Join(", ", types.Value.Order(StringComparer.Ordinal))}";
}
