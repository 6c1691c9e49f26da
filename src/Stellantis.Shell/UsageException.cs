namespace Stellantis.Shell;

/// <summary>The command line cannot be understood; the message says which part of it.</summary>
internal sealed class UsageException(string message) : Exception(message);
