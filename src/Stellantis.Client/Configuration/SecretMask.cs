using System.Globalization;
using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;
using Stellantis.Client.Changes;
using Stellantis.Client.Masking;

namespace Stellantis.Client.Configuration;

/// <summary>Compares definitions and shows no secret of them: only that it is another.</summary>
internal sealed class SecretMask
{
    private static readonly Regex s_mark = new("\u0001[0-9]*\u0001?", RegexOptions.CultureInvariant);

    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

    /// <summary>The members in which two definitions differ.</summary>
    public IEnumerable<ConfigurationMember> Differences(JObject before, JObject after) =>
        BodyChanges.Of(Masked(before), Masked(after)).Select(Member);

    private static ConfigurationMember Member(BodyChange change)
    {
        var (before, after) = (Shown(change.Before), Shown(change.After));
        var isSecret = before is not null && before == after;
        var words = isSecret ? $"{Shown(change.Member)}: the secret is another" : Shown(change.ToString())!;
        return new ConfigurationMember(Shown(change.Member)!, before, isSecret ? $"{after} (another)" : after, words);
    }

    private static string? Shown(string? text) => text is null ? null : s_mark.Replace(text, Redactor.Hidden);

    private JObject Masked(JObject definition) => new SecretTemplate((_, secret) =>
    {
        if (!_numbers.TryGetValue(secret, out var number))
            _numbers[secret] = number = _numbers.Count;
        return string.Format(CultureInfo.InvariantCulture, "\u0001{0}\u0001", number);
    }).Of(definition, "");
}
