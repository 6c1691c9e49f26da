namespace Stellantis.Shell.Hosting;

/// <summary>The lines that Tab goes through, for a line typed so far.</summary>
internal delegate IReadOnlyList<string> Completion(string line);
