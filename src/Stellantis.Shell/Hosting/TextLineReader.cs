using System.Security;

namespace Stellantis.Shell.Hosting;

/// <summary>Reads piped input and echoes it, so that what is printed reads like a session.</summary>
internal sealed class TextLineReader(TextReader input, TextWriter echo) : LineReader
{
    public override string? ReadLine(Completion? completion = null)
    {
        var line = input.ReadLine();
        echo.WriteLine(line);
        return line;
    }

    public override SecureString? ReadSecret()
    {
        var secret = new SecureString();
        int next;
        while ((next = input.Read()) is not -1 and not '\n')
        {
            if (next != '\r')
                secret.AppendChar((char)next);
        }

        echo.WriteLine();
        return next == -1 && secret.Length == 0 ? null : secret;
    }
}
