using System.Management.Automation;
using System.Reflection;
using System.Text.RegularExpressions;
using Stellantis.PowerShell.Tests.Engine;
using Stellantis.PowerShell.Tests.Support;
using Stellantis.PowerShell.Tests.Surface;
using Stellantis.Testing;
using Xunit;

namespace Stellantis.PowerShell.Tests.Help;

/// <summary>The help says what the code does: these tests fail when one changes without the other.</summary>
public sealed class HelpTests : IDisposable
{
    private static readonly string[] s_confirmation = ["WhatIf", "Confirm"];
    private static readonly string[] s_sections = ["SYNOPSIS", "DESCRIPTION", "INPUTS", "OUTPUTS", "NOTES"];

    // Defaults that the code works out from the rest.
    private static readonly Dictionary<string, string> s_inWords = new()
    {
        ["Add-StellantisSandboxAlert -StartedAt"] = "Now",
        ["Connect-Stellantis -CvsUserId"] = "The value of -UserId",
        ["Connect-Stellantis -Name"] = "Host and port",
        ["New-StellantisAuthorizationUri -Locale"] = "en-GB",
        ["New-StellantisAuthorizationUri -State"] = "A random text",
        ["New-StellantisChannel -Type"] = "Monitor, Remote",
        ["New-StellantisChannel -WebhookName"] = "The value of -Label",
        ["Start-StellantisSandbox -Port"] = "0",
    };

    private readonly PowerShellSession _session = new();

    public static TheoryData<string> Cmdlets => [.. HelpFile.All.Select(help => help.Cmdlet)];

    public void Dispose() => _session.Dispose();

    [Fact]
    public void Whoever_is_asked_for_a_parameter_can_ask_back_what_it_is() => Assert.All(
        ModuleCommands.Of(_session).SelectMany(cmdlet => cmdlet.Parameters.Values.Select(parameter => (cmdlet.Name, Parameter: parameter))),
        called => Assert.All(called.Parameter.Attributes.OfType<ParameterAttribute>().Where(of => of.Mandatory), of =>
            Assert.False(string.IsNullOrEmpty(of.HelpMessage), $"{called.Name} -{called.Parameter.Name}")));

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
            Assert.Equal(parameter.Attributes.OfType<SupportsWildcardsAttribute>().Any(), described.Wildcards);
            Assert.Equal(parameter.ParameterSets.Select(set => Facts(set.Key, set.Value)).Order(StringComparer.Ordinal),
                described.Sets.Order(StringComparer.Ordinal));
        });
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void What_a_parameter_is_when_it_is_not_given_is_what_the_help_says(string cmdlet)
    {
        var type = Command(cmdlet).ImplementingType;
        var fresh = Activator.CreateInstance(type);
        Assert.All(Parameters(cmdlet), parameter =>
        {
            var value = type.GetProperty(parameter.Name)!.GetValue(fresh);
            var code = IsNothing(value) ? s_inWords.GetValueOrDefault($"{cmdlet} -{parameter.Name}", "")
                : LanguagePrimitives.ConvertTo<string>(value);
            Assert.Equal((parameter.Name, code), (parameter.Name, Help(cmdlet).Parameters[parameter.Name].Default));
        });
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void Get_Help_Online_opens_the_page_of_the_cmdlet(string cmdlet)
    {
        Assert.Equal($"{_session.Module.ProjectUri}/blob/main/en-US/{cmdlet}.md", Help(cmdlet).Uri);
        Assert.Equal(Help(cmdlet).Uri, Command(cmdlet).ImplementingType.GetCustomAttribute<CmdletAttribute>()!.HelpUri);
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
        Assert.True(help.Examples.Count >= 3, "Three examples at least: the common case, a pipeline, and what a runbook does.");
        Assert.All(help.Examples, example => Assert.True(example.Code.Length > 0 && example.Remarks.Length > 0, example.Title));
        Assert.Equal(help.Examples.Select((_, i) => $"Example {i + 1}: "),
            help.Examples.Select(example => example.Title[..(example.Title.IndexOf(':', StringComparison.Ordinal) + 2)]));
        Assert.NotEmpty(help.Links);
        Assert.All(help.Links, link => Assert.True(File.Exists(Repository.File("en-US/" + link)), link));
    }

    private static HelpFile Help(string cmdlet) => HelpFile.All.Single(help => help.Cmdlet == cmdlet);

    private CmdletInfo Command(string cmdlet) => ModuleCommands.Of(_session).Single(command => command.Name == cmdlet);

    private List<ParameterMetadata> Parameters(string cmdlet) =>
        [.. ModuleCommands.Parameters(Command(cmdlet)).Where(p => !ModuleCommands.IsHidden(p))];

    // What no initializer says: nothing is sent, or the code finds out.
    private static bool IsNothing(object? value) => value is null or "" or SwitchParameter or int.MaxValue or Array { Length: 0 }
        || value is not Enum && value.GetType().IsValueType && value.Equals(Activator.CreateInstance(value.GetType()));

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
