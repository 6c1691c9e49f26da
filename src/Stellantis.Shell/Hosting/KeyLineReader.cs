using System.Security;
using System.Text;

namespace Stellantis.Shell.Hosting;

/// <summary>Reads lines from the keyboard: Backspace, Tab, Ctrl+C (the line is dropped) and Ctrl+D (end of input).</summary>
internal sealed class KeyLineReader : LineReader
{
    public override string? ReadLine(Completion? completion = null)
    {
        var line = new StringBuilder();
        IReadOnlyList<string> offers = [];
        var offered = -1;

        return ReadKeys(() => line.Length, key =>
        {
            if (key.Key == ConsoleKey.Tab)
            {
                if (offered < 0)
                    offers = completion?.Invoke(line.ToString()) ?? [];
                if (offers.Count > 0)
                    Replace(line, offers[++offered % offers.Count]);
                return;
            }

            offered = -1;
            if (key.Key == ConsoleKey.Backspace && line.Length > 0)
            {
                line.Length--;
                Erase(1);
            }
            else if (!char.IsControl(key.KeyChar))
            {
                line.Append(key.KeyChar);
                Console.Write(key.KeyChar);
            }
        }) ? line.ToString() : null;
    }

    public override SecureString? ReadSecret()
    {
        var secret = new SecureString();
        return ReadKeys(() => secret.Length, key =>
        {
            if (key.Key == ConsoleKey.Backspace && secret.Length > 0)
            {
                secret.RemoveAt(secret.Length - 1);
                Erase(1);
            }
            else if (!char.IsControl(key.KeyChar))
            {
                secret.AppendChar(key.KeyChar);
                Console.Write('*');
            }
        }) ? secret : null;
    }

    /// <summary>False at the end of input.</summary>
    private static bool ReadKeys(Func<int> length, Action<ConsoleKeyInfo> edit)
    {
        Console.TreatControlCAsInput = true;
        try
        {
            while (true)
            {
                var key = Console.ReadKey(intercept: true);
                var control = key.Modifiers.HasFlag(ConsoleModifiers.Control);
                if (control && key.Key == ConsoleKey.C)
                {
                    Console.WriteLine("^C");
                    throw new OperationCanceledException();
                }

                var end = control && key.Key == ConsoleKey.D && length() == 0;
                if (end || key.Key == ConsoleKey.Enter)
                {
                    Console.WriteLine();
                    return !end;
                }

                edit(key);
            }
        }
        finally
        {
            Console.TreatControlCAsInput = false;
        }
    }

    private static void Replace(StringBuilder line, string text)
    {
        var common = 0;
        while (common < line.Length && common < text.Length && line[common] == text[common])
            common++;

        Erase(line.Length - common);
        Console.Write(text[common..]);
        line.Clear().Append(text);
    }

    private static void Erase(int count)
    {
        for (; count > 0; count--)
        {
            if (Console.CursorLeft > 0)
            {
                Console.Write("\b \b");
                continue;
            }

            // The line is wrapped: a backspace does not go up a row.
            var (column, row) = (Console.BufferWidth - 1, Console.CursorTop - 1);
            Console.SetCursorPosition(column, row);
            Console.Write(' ');
            Console.SetCursorPosition(column, row);
        }
    }
}
