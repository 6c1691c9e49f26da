using System.Management.Automation;
using System.Reflection;
using Stellantis.PowerShell.Tests.Engine;
using Stellantis.PowerShell.Tests.Support;
using Stellantis.Testing;
using Xunit;

namespace Stellantis.PowerShell.Tests.Surface;

/// <summary>What PowerShell users count on in every cmdlet of a module.</summary>
public sealed class ConventionTests : IDisposable
{
    /// <summary>Verbs that only read or convert; what has any other verb changes something.</summary>
    private static readonly string[] s_reading =
        ["Compare", "Get", "Test", "ConvertTo", "ConvertFrom", "Find", "Measure", "Wait", "Watch", "Receive"];

    /// <summary>What changes nothing outside of the session, so that there is nothing to ask before it.</summary>
    private static readonly Dictionary<string, string> s_unasked = new()
    {
        ["Connect-Stellantis"] = "signs in; sends nothing by itself",
        ["Disconnect-Stellantis"] = "forgets a connection",
        ["New-StellantisAuthorizationUri"] = "makes an address; sends nothing",
        ["New-StellantisTrigger"] = "makes an object; sends nothing",
        ["Register-StellantisEventAction"] = "runs what the user gave, in this session",
        ["Select-StellantisConnection"] = "chooses among connections; sends nothing",
        ["Start-StellantisEventListener"] = "a receiver in this process",
        ["Start-StellantisSandbox"] = "a simulator in this process",
        ["Step-StellantisSandbox"] = "the clock of that simulator",
        ["Stop-StellantisEventListener"] = "ends that receiver",
        ["Stop-StellantisSandbox"] = "ends that simulator",
    };

    private readonly PowerShellSession _session = new();

    public void Dispose() => _session.Dispose();

    [Fact]
    public void Every_verb_is_an_approved_one()
    {
        var approved = typeof(VerbsCommon).Assembly.GetExportedTypes()
            .Where(type => type.Namespace == "System.Management.Automation" && type.Name.StartsWith("Verbs", StringComparison.Ordinal))
            .SelectMany(type => type.GetFields())
            .Where(field => field.IsLiteral)
            .Select(field => field.GetRawConstantValue());
        Assert.Empty(Cmdlets().Select(cmdlet => cmdlet.Verb).Except(approved));
    }

    [Fact]
    public void Every_noun_begins_with_the_module_and_is_singular()
    {
        var nouns = Cmdlets().Select(cmdlet => cmdlet.Noun).Distinct().ToList();
        Assert.All(nouns, noun => Assert.StartsWith("Stellantis", noun, StringComparison.Ordinal));
        Assert.All(nouns.Where(noun => noun != "Stellantis"), noun => Assert.False(noun.EndsWith('s'), noun));
    }

    [Fact]
    public void Every_cmdlet_that_changes_something_can_be_asked_what_if()
    {
        var unasked = Cmdlets().Where(cmdlet => !s_reading.Contains(cmdlet.Verb) && !Attribute(cmdlet).SupportsShouldProcess)
            .Select(cmdlet => cmdlet.Name);
        Assert.Equal(s_unasked.Keys.Order(StringComparer.Ordinal), unasked.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void No_cmdlet_that_reads_pretends_to_change_something() =>
        Assert.All(Cmdlets().Where(cmdlet => s_reading.Contains(cmdlet.Verb)), cmdlet =>
            Assert.False(Attribute(cmdlet).SupportsShouldProcess, cmdlet.Name));

    [Fact]
    public void No_parameter_or_alias_is_called_Id()
    {
        // The Id of a trip or a channel would bind as that of a vehicle.
        var names = Cmdlets().SelectMany(cmdlet => ModuleCommands.Parameters(cmdlet).SelectMany(p => p.Aliases.Append(p.Name)));
        Assert.DoesNotContain("Id", names, StringComparer.OrdinalIgnoreCase);
    }

    [Fact]
    public void Every_cmdlet_tells_what_it_writes() => Assert.All(Cmdlets(), cmdlet => Assert.NotEmpty(cmdlet.OutputType));

    [Fact]
    public void Every_cmdlet_is_a_sealed_class_in_a_file_of_its_own()
    {
        var files = Directory.EnumerateFiles(Repository.File("src/Stellantis.PowerShell/Cmdlets"), "*.cs", SearchOption.AllDirectories)
            .Select(file => Path.GetFileNameWithoutExtension(file)).ToHashSet();
        Assert.All(Cmdlets(), cmdlet =>
        {
            Assert.Equal($"{cmdlet.Verb}{cmdlet.Noun}Command", cmdlet.ImplementingType.Name);
            Assert.True(cmdlet.ImplementingType.IsSealed, cmdlet.Name);
            Assert.Contains(cmdlet.ImplementingType.Name, files);
        });
    }

    private IReadOnlyList<CmdletInfo> Cmdlets() => ModuleCommands.Of(_session);

    private static CmdletAttribute Attribute(CmdletInfo cmdlet) => cmdlet.ImplementingType.GetCustomAttribute<CmdletAttribute>()!;
}
