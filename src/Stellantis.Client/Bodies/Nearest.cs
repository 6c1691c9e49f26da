namespace Stellantis.Client.Bodies;

/// <summary>Finds the word that a misspelt one was meant to be.</summary>
internal static class Nearest
{
    private const int MostShown = 8;
    private const int ShortestStem = 4;

    /// <summary>The known word that is near enough to be meant, whatever its casing; null when there is none.</summary>
    public static string? Of(string found, IEnumerable<string> known)
    {
        string? nearest = null;
        var least = Tolerance(found) + 1;
        foreach (var word in known)
        {
            // The lengths alone are a lower bound, and much cheaper than the distance.
            if (Math.Abs(word.Length - found.Length) >= least)
                continue;
            var distance = Distance(found.ToUpperInvariant(), word.ToUpperInvariant());
            if (distance < least)
                (nearest, least) = (word, distance);
        }
        return nearest ?? Akin(found, known);
    }

    // lock for locking, charge for charging, PersonalData for onboardPersonalData: one word only, and not by chance.
    private static string? Akin(string found, IEnumerable<string> known)
    {
        var akin = found.Length < ShortestStem ? [] : known.Where(word => Contains(word, found) || CommonStart(word, found) >= Stem(found)).ToArray();
        return akin.Length == 1 ? akin[0] : null;
    }

    private static bool Contains(string word, string found) =>
        word.IndexOf(found, StringComparison.OrdinalIgnoreCase) >= 0
        || word.Length >= ShortestStem && found.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0;

    private static int Stem(string found) => Math.Max(ShortestStem, found.Length * 3 / 4);

    private static int CommonStart(string a, string b) =>
        a.Zip(b, (x, y) => char.ToUpperInvariant(x) == char.ToUpperInvariant(y)).TakeWhile(same => same).Count();

    /// <summary>"; did you mean 'x'?" or nothing.</summary>
    public static string Hint(string found, IEnumerable<string> known) => Of(found, known) is { } nearest ? $"; did you mean '{nearest}'?" : "";

    /// <summary>The same, or a full stop.</summary>
    public static string HintOrStop(string found, IEnumerable<string> known) => Hint(found, known) is { Length: > 0 } hint ? hint : ".";

    /// <summary>A list of what is allowed, cut when it is long.</summary>
    public static string Listed(IReadOnlyList<string> words) =>
        string.Join(", ", words.Take(MostShown)) + (words.Count > MostShown ? ", …" : "");

    private static int Tolerance(string found) => Math.Min(Math.Max(1, found.Length / 2), Math.Max(2, found.Length / 3));

    /// <summary>Damerau-Levenshtein (optimal string alignment): insertions, deletions, replacements and swaps of neighbours.</summary>
    private static int Distance(string a, string b)
    {
        var (before, last, current) = (new int[b.Length + 1], new int[b.Length + 1], new int[b.Length + 1]);
        for (var j = 0; j <= b.Length; j++)
            last[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var replace = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                current[j] = Math.Min(replace, Math.Min(last[j], current[j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    current[j] = Math.Min(current[j], before[j - 2] + 1);
            }
            (before, last, current) = (last, current, before);
        }
        return last[b.Length];
    }
}
