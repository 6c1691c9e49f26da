namespace Stellantis.Shell.Modes;

/// <summary>One of the things that the shell can be asked to do.</summary>
internal interface IShellMode
{
    /// <summary>Does it and returns the exit code of the process.</summary>
    int Run(Engine engine);
}
