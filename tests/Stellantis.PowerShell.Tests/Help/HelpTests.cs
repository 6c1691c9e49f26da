using System.Management.Automation;
using System.Text.RegularExpressions;
using Stellantis.PowerShell.Tests.Engine;
using Stellantis.PowerShell.Tests.Support;
using Stellantis.PowerShell.Tests.Surface;
using Xunit;

namespace Stellantis.PowerShell.Tests.Help;

/// <summary>The help says what the code does: these tests fail when one changes without the other.</summary>
public sealed class HelpTests : IDisposable
{
    private static readonly string[] s_confirmation = ["WhatIf", "Confirm"];
    private static readonly string[] s_sections = ["SYNOPSIS", "DESCRIPTION", "INPUTS", "OUTPUTS", "NOTES"];

    private readonly PowerShellSession _session = new();

    public static TheoryData<string> Cmdlets => [.. HelpFile.All.Select(help => help.Cmdlet)];

    public void Dispose() => _session.Dispose();

    [Fact]
    public void Every_cmdlet_has_help_and_no_help_is_about_nothing() =>
        Assert.Equal(ModuleCommands.Of(_session).Select(cmdlet => cmdlet.Name), HelpFile.All.Select(help => help.Cmdlet));

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void Every_parameter_is_described_and_none_that_is_not_there(string cmdlet)
    {
        var (help, code) = (Help(cmdlet).Parameters, Parameters(cmdlet));
        Assert.Equal(code.Select(p => p.Name), help.Keys.Except(s_confirmation).Order(StringComparer.Ordinal));
        Assert.All(help.Values, parameter => Assert.EndsWith(".", parameter.Description, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void The_facts_of_every_parameter_are_those_of_the_code(string cmdlet)
    {
        var help = Help(cmdlet).Parameters;
        Assert.All(Parameters(cmdlet), parameter =>
        {
            var described = help[parameter.Name];
            Assert.Equal(TypeName(parameter.ParameterType), described.Type);
            Assert.Equal(parameter.Aliases, described.Aliases);
            Assert.Equal(parameter.ParameterSets.Select(set => Facts(set.Key, set.Value)).Order(StringComparer.Ordinal), described.Sets.Order(StringComparer.Ordinal));
        });
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void The_syntax_shows_every_way_to_call_it(string cmdlet)
    {
        var hidden = ModuleCommands.Parameters(Command(cmdlet)).Where(ModuleCommands.IsHidden).Select(p => p.Name).ToList();
        var code = Command(cmdlet).ParameterSets.ToDictionary(
            set => set.Name,
            set => hidden.Aggregate($"{cmdlet} {set}", (call, name) => Regex.Replace(call, $@" \[-{name} <\w+>\]", "")));
        Assert.Equal(code.OrderBy(set => set.Key, StringComparer.Ordinal), Help(cmdlet).Syntax.OrderBy(set => set.Key, StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void Every_section_is_written(string cmdlet)
    {
        var help = Help(cmdlet);
        Assert.DoesNotContain("{{", help.Text, StringComparison.Ordinal);
        Assert.All(s_sections, section => Assert.NotEmpty(help.Section(section)));
        Assert.True(help.Examples.Count >= 2, "Two examples at least: the common case, and a pipeline.");
        Assert.NotEmpty(help.Links);
        Assert.All(help.Links, link => Assert.True(File.Exists(Repository.File("en-US/" + link)), link));
    }

    private static HelpFile Help(string cmdlet) => HelpFile.All.Single(help => help.Cmdlet == cmdlet);

    private CmdletInfo Command(string cmdlet) => ModuleCommands.Of(_session).Single(command => command.Name == cmdlet);

    private List<ParameterMetadata> Parameters(string cmdlet) => [.. ModuleCommands.Parameters(Command(cmdlet)).Where(p => !ModuleCommands.IsHidden(p))];

    private static string TypeName(Type type) => Nullable.GetUnderlyingType(type) is { } inner ? $"System.Nullable`1[{inner}]" : type.ToString();

    private static string Facts(string set, ParameterSetMetadata metadata) => string.Join(' ',
        set == ParameterAttribute.AllParameterSets ? "(All)" : set,
        metadata.Position == int.MinValue ? "Named" : $"{metadata.Position}",
        Word(metadata.IsMandatory),
        Word(metadata.ValueFromPipeline),
        Word(metadata.ValueFromPipelineByPropertyName),
        Word(metadata.ValueFromRemainingArguments));

    private static string Word(bool value) => value ? "true" : "false";
}
