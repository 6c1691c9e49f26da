using System.Runtime.InteropServices;
using System.Text;

namespace Stellantis.Shell.Hosting;

/// <summary>Windows consoles read ANSI codes and UTF-8 only when they are asked to.</summary>
internal static class WindowsConsole
{
    private const int StandardOutput = -11;
    private const uint VirtualTerminalProcessing = 4;

    /// <summary>Asks the console for ANSI codes and tells whether it reads them. Everywhere but on Windows they are taken for granted.</summary>
    public static bool UnderstandsAnsi()
    {
        if (!OperatingSystem.IsWindows())
            return true;

        var handle = GetStdHandle(StandardOutput);
        if (!GetConsoleMode(handle, out var mode) || !SetConsoleMode(handle, mode | VirtualTerminalProcessing))
            return false;

        Console.OutputEncoding = Encoding.UTF8;
        return true;
    }

    [DllImport("kernel32.dll"), DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern nint GetStdHandle(int handle);

    [DllImport("kernel32.dll"), DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool GetConsoleMode(nint handle, out uint mode);

    [DllImport("kernel32.dll"), DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool SetConsoleMode(nint handle, uint mode);
}
