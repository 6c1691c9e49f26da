using System.Security;

namespace Stellantis.Shell.Hosting;

/// <summary>Where lines of a person, or of what is piped in, come from.</summary>
internal abstract class LineReader
{
    /// <summary>The next line, or null at the end of input.</summary>
    /// <param name="completion">What Tab offers, where there is a Tab key.</param>
    /// <exception cref="OperationCanceledException">Ctrl+C was pressed.</exception>
    public abstract string? ReadLine(Completion? completion = null);

    /// <summary>The next line without showing it, or null at the end of input.</summary>
    /// <exception cref="OperationCanceledException">Ctrl+C was pressed.</exception>
    public abstract SecureString? ReadSecret();
}
