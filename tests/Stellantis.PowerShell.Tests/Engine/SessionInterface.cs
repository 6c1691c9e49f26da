using System.Collections.ObjectModel;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;

namespace Stellantis.PowerShell.Tests.Engine;

/// <summary>Writes to a screen in memory, and answers questions with the lines that are given; where none is left nobody is there.</summary>
internal sealed class SessionInterface : PSHostUserInterface
{
    public StringWriter Screen { get; } = new(CultureInfo.InvariantCulture);

    public Queue<string> Answers { get; } = new();

    /// <summary>What was asked, and the answer that pressing Enter gives.</summary>
    public List<(string Question, string Preset)> Questions { get; } = [];

    public override PSHostRawUserInterface RawUI { get; } = new SessionRawInterface();

    public override void Write(string value) => Screen.Write(value);

    public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) => Screen.Write(value);

    public override void WriteLine(string value) => Screen.WriteLine(value);

    public override void WriteErrorLine(string value) => Screen.WriteLine(value);

    public override void WriteWarningLine(string message) => Screen.WriteLine($"WARNING: {message}");

    public override void WriteVerboseLine(string message) => Screen.WriteLine($"VERBOSE: {message}");

    public override void WriteDebugLine(string message) => Screen.WriteLine($"DEBUG: {message}");

    public override void WriteProgress(long sourceId, ProgressRecord record)
    {
    }

    public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice)
    {
        Questions.Add((message, defaultChoice < 0 ? "" : choices[defaultChoice].Label.Replace("&", "", StringComparison.Ordinal)));
        // Nobody there means No, as at a console where nobody can answer.
        var answer = Answers.TryDequeue(out var line) ? line : "n";
        var chosen = choices.Select(choice => choice.Label).ToList()
            .FindIndex(label => label.Contains($"&{answer}", StringComparison.OrdinalIgnoreCase));
        return chosen < 0 ? throw new ArgumentException($"'{answer}' is not a choice of '{message}'.") : chosen;
    }

    public override string ReadLine() => throw Nobody();

    public override SecureString ReadLineAsSecureString() => throw Nobody();

    public override Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> descriptions) =>
        throw Nobody();

    public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName) => throw Nobody();

    public override PSCredential PromptForCredential(
        string caption, string message, string userName, string targetName, PSCredentialTypes types, PSCredentialUIOptions options) => throw Nobody();

    private static PSInvalidOperationException Nobody() => new("Nobody is there to be asked.");
}
