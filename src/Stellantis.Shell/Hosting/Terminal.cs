using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Stellantis.Shell.Hosting;

/// <summary>What the shell writes to and reads from: colour and progress where a person looks, plain text everywhere else.</summary>
internal sealed partial class Terminal(TextWriter output, TextWriter error)
{
    private const int DefaultWidth = 120;

    private readonly Lock _gate = new();
    private bool _progressShown;

    /// <summary>Whether the output goes to a console.</summary>
    public bool IsConsole { get; init; }

    /// <summary>Whether the output may carry ANSI codes.</summary>
    public bool Colour { get; init; }

    /// <summary>Whether the errors may carry ANSI codes.</summary>
    public bool ErrorColour { get; init; }

    /// <summary>Whom to ask, or null when there is nobody.</summary>
    public LineReader? Input { get; set; }

    /// <summary>How many columns there are; asked anew each time, because windows change.</summary>
    public Func<int> Columns { get; init; } = () => DefaultWidth;

    /// <summary>The terminal of this process.</summary>
    public static Terminal OfProcess()
    {
        var colour = WindowsConsole.UnderstandsAnsi() && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
        var output = Console.IsOutputRedirected ? Utf8(Console.OpenStandardOutput()) : Console.Out;
        var error = Console.IsErrorRedirected ? Utf8(Console.OpenStandardError()) : Console.Error;
        return new Terminal(output, error)
        {
            IsConsole = !Console.IsOutputRedirected,
            Colour = colour && !Console.IsOutputRedirected,
            ErrorColour = colour && !Console.IsErrorRedirected,
            Columns = ColumnsOfProcess,
        };
    }

    /// <summary>Who answers at the console or, if they are piped in, the lines of the standard input.</summary>
    public LineReader Reader() => Console.IsInputRedirected ? new TextLineReader(Console.In, output) : new KeyLineReader();

    public void Write(string text) => Write(output, Colour, text);

    public void WriteError(string text) => Write(error, ErrorColour, text);

    /// <summary>Shows one line that the next output replaces, on a console only.</summary>
    public void ShowProgress(string text)
    {
        if (!IsConsole || !Colour)
            return;

        var width = Math.Max(1, Columns() - 1);
        lock (_gate)
        {
            output.Write("\r\e[K" + (text.Length > width ? text[..width] : text));
            _progressShown = true;
        }
    }

    public void HideProgress() => Write(string.Empty);

    private void Write(TextWriter writer, bool colour, string text)
    {
        lock (_gate)
        {
            if (_progressShown)
                output.Write("\r\e[K");
            _progressShown = false;
            writer.Write(colour ? text : Ansi().Replace(text, string.Empty));
            writer.Flush();
        }
    }

    private static int ColumnsOfProcess()
    {
        var wish = Environment.GetEnvironmentVariable("COLUMNS");
        if (int.TryParse(wish, NumberStyles.None, CultureInfo.InvariantCulture, out var columns) && columns > 0)
            return columns;

        return Console.IsOutputRedirected || Console.WindowWidth <= 0 ? DefaultWidth : Console.WindowWidth;
    }

    private static StreamWriter Utf8(Stream stream) => new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));

    // CSI sequences (colours, cursor) and OSC sequences (hyperlinks, titles).
    [GeneratedRegex(@"\e(\[[0-?]*[ -/]*[@-~]|\].*?(\a|\e\\))", RegexOptions.Singleline)]
    private static partial Regex Ansi();
}
