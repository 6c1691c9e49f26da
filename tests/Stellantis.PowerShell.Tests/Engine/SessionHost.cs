using System.Globalization;
using System.Management.Automation.Host;

namespace Stellantis.PowerShell.Tests.Engine;

/// <summary>What a runspace of the tests writes to and asks: a screen of a width of its own, and somebody who answers, or nobody.</summary>
internal sealed class SessionHost : PSHost
{
    private readonly SessionInterface _ui = new();

    public override CultureInfo CurrentCulture => CultureInfo.CurrentCulture;

    public override CultureInfo CurrentUICulture => CultureInfo.CurrentUICulture;

    public override Guid InstanceId { get; } = Guid.NewGuid();

    public override string Name => nameof(SessionHost);

    public override PSHostUserInterface UI => _ui;

    public override Version Version { get; } = new(1, 0);

    /// <summary>What was written so far.</summary>
    public StringWriter Screen => _ui.Screen;

    /// <summary>The answers that are left.</summary>
    public Queue<string> Answers => _ui.Answers;

    public List<(string Question, string Preset)> Questions => _ui.Questions;

    /// <summary>The columns of the screen.</summary>
    public int Width
    {
        set => _ui.RawUI.BufferSize = new Size(value, 50);
    }

    /// <summary>Makes it as it was when nothing had been written or asked.</summary>
    public void Reset()
    {
        Screen.GetStringBuilder().Clear();
        Answers.Clear();
        Questions.Clear();
        Width = SessionRawInterface.Columns;
    }

    public override void EnterNestedPrompt() => throw new NotSupportedException();

    public override void ExitNestedPrompt() => throw new NotSupportedException();

    public override void NotifyBeginApplication()
    {
    }

    public override void NotifyEndApplication()
    {
    }

    public override void SetShouldExit(int exitCode)
    {
    }
}
