using System.Collections;
using System.Management.Automation;
using Stellantis.Client;
using Stellantis.Client.Times;
using Stellantis.PowerShell.Input;
using Stellantis.Sandbox.World;

namespace Stellantis.PowerShell.Sandbox;

/// <summary>The world of a sandbox, as users give it.</summary>
internal static class WorldInput
{
    /// <summary>A hashtable or JSON text as it is; a path as the text of its file.</summary>
    public static object? Read(PSCmdlet cmdlet, object? world)
    {
        var given = world is null ? null : PlainInput.Unwrap(world);
        if (given is not string text || text.TrimStart().StartsWith("{", StringComparison.Ordinal))
            return WithDurations(given);
        var path = cmdlet.GetUnresolvedProviderPathFromPSPath(text);
        if (!File.Exists(path))
            throw new ArgumentException("the text is neither JSON, which begins with a brace, nor the path of a file.");
        try
        {
            return TextFile.Read(path, text);
        }
        catch (StellantisApiException failure)
        {
            throw new ArgumentException(failure.Message);
        }
    }

    // Words such as 45m for the duration of a planned trip, as -Since takes them.
    private static object? WithDurations(object? given)
    {
        switch (given)
        {
            case IDictionary members:
                foreach (var key in members.Keys.Cast<object>().ToArray())
                {
                    members[key] = members[key] is string text && string.Equals(key as string, "duration", StringComparison.OrdinalIgnoreCase)
                        && Lapse.Read(text) is { } duration ? duration : WithDurations(members[key]);
                }
                break;
            case object?[] items:
                for (var i = 0; i < items.Length; i++)
                    items[i] = WithDurations(items[i]);
                break;
        }
        return given;
    }

    /// <summary>What an exception says, without the name of the parameter that .NET adds.</summary>
    public static string Reason(ArgumentException e)
    {
        return e.Message.Split(['\r', '\n'])[0].Replace($" (Parameter '{e.ParamName}')", "");
    }
}
