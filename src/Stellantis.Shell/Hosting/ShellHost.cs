using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;

namespace Stellantis.Shell.Hosting;

/// <summary>The host that the engine talks to: it shows on a <see cref="Terminal"/> what a console would show.</summary>
internal sealed class ShellHost(Terminal terminal) : PSHost
{
    /// <summary>The code given to <c>exit</c>, once it was called.</summary>
    public int? ExitCode { get; private set; }

    public Terminal Terminal { get; } = terminal;

    public override string Name => "Stellantis.Shell";

    public override Version Version { get; } = typeof(ShellHost).Assembly.GetName().Version!;

    public override Guid InstanceId { get; } = Guid.NewGuid();

    public override CultureInfo CurrentCulture => CultureInfo.CurrentCulture;

    public override CultureInfo CurrentUICulture => CultureInfo.CurrentUICulture;

    public override PSHostUserInterface UI { get; } = new ShellUserInterface(terminal);

    public override void SetShouldExit(int exitCode) => ExitCode = exitCode;

    public override void EnterNestedPrompt() => throw new PSNotSupportedException("This host cannot suspend a command.");

    public override void ExitNestedPrompt() => throw new PSNotSupportedException("There is no nested prompt to leave.");

    public override void NotifyBeginApplication()
    {
    }

    public override void NotifyEndApplication()
    {
    }
}
