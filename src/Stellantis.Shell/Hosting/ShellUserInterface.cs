using System.Collections.ObjectModel;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;

namespace Stellantis.Shell.Hosting;

/// <summary>Shows streams as pwsh does, and asks where there is somebody to answer. Where there is nobody, a confirmation is answered No.</summary>
internal sealed class ShellUserInterface(Terminal terminal) : PSHostUserInterface
{
    private const string Red = "\e[31;1m";
    private const string Yellow = "\e[33;1m";
    private const string Reset = "\e[0m";

    public override PSHostRawUserInterface RawUI { get; } = new ShellRawInterface(terminal);

    public override bool SupportsVirtualTerminal => terminal.Colour;

    public override void Write(string value) => terminal.Write(value);

    public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) =>
        Write(
            PSStyle.MapForegroundColorToEscapeSequence(foregroundColor)
            + PSStyle.MapBackgroundColorToEscapeSequence(backgroundColor)
            + value
            + Reset);

    public override void WriteLine(string value) => Write(value + Environment.NewLine);

    public override void WriteErrorLine(string value) => terminal.WriteError(Red + value + Reset + Environment.NewLine);

    public override void WriteWarningLine(string message) => WriteLine($"{Yellow}WARNING: {message}{Reset}");

    public override void WriteVerboseLine(string message) => WriteLine($"{Yellow}VERBOSE: {message}{Reset}");

    public override void WriteDebugLine(string message) => WriteLine($"{Yellow}DEBUG: {message}{Reset}");

    public override void WriteProgress(long sourceId, ProgressRecord record)
    {
        if (record.RecordType == ProgressRecordType.Completed)
        {
            terminal.HideProgress();
            return;
        }

        var share = record.PercentComplete < 0 ? string.Empty : string.Create(CultureInfo.InvariantCulture, $" {record.PercentComplete}%");
        terminal.ShowProgress($"{record.Activity}: {record.StatusDescription}{share}");
    }

    public override string ReadLine() => AnswerTo("a line", input => input.ReadLine());

    public override SecureString ReadLineAsSecureString() => AnswerTo("a secret", input => input.ReadSecret());

    public override Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> descriptions)
    {
        if (terminal.Input is null)
            throw new HostException($"There is nobody to ask for {string.Join(", ", descriptions.Select(field => field.Name))}.");

        WriteHeading(caption, message);
        return descriptions.ToDictionary(field => field.Name, field => PSObject.AsPSObject(ValueOf(field)));
    }

    public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice)
    {
        var options = choices.Select(ChoiceOption.Of).ToList();
        var fallback = defaultChoice < 0 ? string.Empty : $" (default is \"{options[defaultChoice].Key}\")";
        var question = $"{string.Join("  ", options.Select(option => $"[{option.Key}] {option.Label}"))}  [?] Help{fallback}: ";

        WriteHeading(caption, message);
        while (true)
        {
            Write(question);
            if (Answer(input => input.ReadLine()) is not { } answer)
                return Refuse(options, defaultChoice);

            if (answer.Length == 0 && defaultChoice >= 0)
                return defaultChoice;

            var chosen = options.FindIndex(option => option.IsMeantBy(answer));
            if (chosen >= 0)
                return chosen;

            foreach (var option in options)
                WriteLine($"{option.Key} - {option.Help}");
        }
    }

    public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName) =>
        PromptForCredential(caption, message, userName, targetName, PSCredentialTypes.Default, PSCredentialUIOptions.Default);

    public override PSCredential PromptForCredential(
        string caption, string message, string userName, string targetName, PSCredentialTypes allowedCredentialTypes, PSCredentialUIOptions options)
    {
        WriteHeading(caption, message);
        if (string.IsNullOrEmpty(userName))
            userName = AnswerTo("User", input => input.ReadLine(), show: true);

        return new PSCredential(userName, AnswerTo($"Password for user {userName}", input => input.ReadSecret(), show: true));
    }

    private int Refuse(List<ChoiceOption> options, int defaultChoice)
    {
        var no = options.FindIndex(option => option.IsMeantBy("No"));
        var refusal = no >= 0 ? no : defaultChoice;
        if (refusal < 0)
            throw new HostException("There is nobody to choose.");

        WriteLine(options[refusal].Key);
        return refusal;
    }

    private object ValueOf(FieldDescription field)
    {
        var type = Type.GetType(field.ParameterAssemblyFullName) ?? typeof(string);
        if (type == typeof(PSCredential))
            return PromptForCredential(string.Empty, string.Empty, string.Empty, field.Name);
        if (type == typeof(SecureString))
            return AnswerTo(field.Name, input => input.ReadSecret(), show: true);
        if (!type.IsArray)
            return LanguagePrimitives.ConvertTo(AnswerTo(field.Name, input => input.ReadLine(), show: true), type, CultureInfo.InvariantCulture);

        var items = new List<string>();
        while (AnswerTo(Label(), input => input.ReadLine(), show: true) is { Length: > 0 } item)
            items.Add(item);
        return LanguagePrimitives.ConvertTo(items.ToArray(), type, CultureInfo.InvariantCulture);

        string Label() => string.Create(CultureInfo.InvariantCulture, $"{field.Name}[{items.Count}]");
    }

    private T AnswerTo<T>(string what, Func<LineReader, T?> read, bool show = false) where T : class
    {
        if (show)
            Write(what + ": ");
        return Answer(read) ?? throw new HostException($"There is nobody to ask for {what}.");
    }

    private T? Answer<T>(Func<LineReader, T?> read) where T : class
    {
        try
        {
            return terminal.Input is { } input ? read(input) : null;
        }
        catch (OperationCanceledException)
        {
            throw new PipelineStoppedException();
        }
    }

    private void WriteHeading(string caption, string message)
    {
        if (!string.IsNullOrEmpty(caption))
            WriteLine(Environment.NewLine + caption);
        if (!string.IsNullOrEmpty(message))
            WriteLine(message);
    }
}
