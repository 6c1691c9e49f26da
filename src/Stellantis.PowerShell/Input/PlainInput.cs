using System.Collections;
using System.Collections.Specialized;
using System.Management.Automation;
using System.Runtime.InteropServices;
using System.Security;
using Stellantis.Client.Json;

namespace Stellantis.PowerShell.Input;

/// <summary>What users give for a body, out of PowerShell's wrappings: dictionaries, lists, scalars and request classes.</summary>
internal static class PlainInput
{
    /// <summary>A value without the wrapping of the engine.</summary>
    public static object? Base(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;

    /// <summary>A value, and all that is in it, without the wrapping of the engine; a record becomes a dictionary, and a secret its text.</summary>
    public static object? Unwrap(object? value)
    {
        switch (value)
        {
            case PSObject { BaseObject: PSCustomObject } record:
                var members = new OrderedDictionary(StringComparer.Ordinal);
                foreach (var property in record.Properties)
                    members[property.Name] = Unwrap(property.Value);
                return WithOthers(members);
            case PSObject wrapped:
                return Unwrap(wrapped.BaseObject);
            case SecureString secret:
                return Text(secret);
            case WireObject:
                return value;
            case OrderedDictionary ordered:
                var copy = new OrderedDictionary(StringComparer.Ordinal);
                foreach (DictionaryEntry entry in ordered)
                    copy[Unwrap(entry.Key)!.ToString()!] = Unwrap(entry.Value);
                return copy;
            case Hashtable table:
                // Stays a hashtable: it has no order that would mean something.
                var unordered = new Hashtable(StringComparer.Ordinal);
                foreach (DictionaryEntry entry in table)
                    unordered[Unwrap(entry.Key)!.ToString()!] = Unwrap(entry.Value);
                return unordered;
            case IDictionary dictionary:
                var other = new OrderedDictionary(StringComparer.Ordinal);
                foreach (DictionaryEntry entry in dictionary)
                    other[Unwrap(entry.Key)!.ToString()!] = Unwrap(entry.Value);
                return other;
            case string:
                return value;
            case IEnumerable items:
                return items.Cast<object?>().Select(Unwrap).ToArray();
            default:
                return value;
        }
    }

    // What Import-Clixml, a job or ConvertTo-Json left of a request class: members that the class does not know stand beside the others again.
    private static OrderedDictionary WithOthers(OrderedDictionary members)
    {
        const string Others = nameof(WireObject.AdditionalProperties);
        const string Text = nameof(ZonePlace.AdditionalText);
        var others = members[Others] as IDictionary;
        if (members.Contains(Text))
        {
            others ??= members[Text] is string { Length: > 0 } text ? PlainValue.Parse(text) as IDictionary : null;
            members.Remove(Text);
        }
        if (others is null)
            return members;
        members.Remove(Others);
        foreach (DictionaryEntry other in others)
        {
            if (!members.Contains(other.Key))
                members[other.Key] = other.Value;
        }
        return members;
    }

    /// <summary>The text of a secret, as long as it takes to send it.</summary>
    public static string Text(SecureString secret)
    {
        var memory = Marshal.SecureStringToGlobalAllocUnicode(secret);
        try
        {
            return Marshal.PtrToStringUni(memory) ?? "";
        }
        finally
        {
            Marshal.ZeroFreeGlobalAllocUnicode(memory);
        }
    }
}
