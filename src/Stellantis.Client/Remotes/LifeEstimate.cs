namespace Stellantis.Client.Remotes;

/// <summary>
/// How long commands of one kind live, as far as looking at them has shown: for each, the last age at which it was under way, or about when it
/// ended. All ages are in seconds, and kept in steps of a tenth of themselves.
/// </summary>
internal sealed class LifeEstimate
{
    private const double Shortest = 0.1;
    private const double Step = 1.1;

    // So many steps further than anything is known of, a command is taken for ended.
    private const int Beyond = 4;

    // The last one is beyond an hour.
    private const int Steps = 112;

    private readonly int[] _ended = new int[Steps];
    private readonly int[] _alive = new int[Steps];

    /// <summary>A command was under way at an age, after it was so at another; null before the first look.</summary>
    public void Alive(double? before, double age)
    {
        Forget(before);
        _alive[Index(age)]++;
    }

    /// <summary>A command was found ended at an age. When it was last under way is what is known of it besides.</summary>
    public void Ended(double? before, double age)
    {
        Forget(before);
        _ended[Index(((before ?? age) + age) / 2)]++;
    }

    /// <summary>Nobody looks at a command any more that was last under way at an age.</summary>
    public void Forget(double? before)
    {
        if (before is { } known)
            _alive[Index(known)]--;
    }

    /// <summary>
    /// How likely it is that a command has ended by an age, when it was under way at another: at each step, so many of those end that are still known
    /// to be there (Kaplan and Meier). One that was last seen earlier tells nothing of later steps.
    /// </summary>
    public double Chance(double? before, double age)
    {
        var at = Index(age);
        var from = before is { } known ? Index(known) + 1 : 0;
        var (there, oldest, lives) = (0, -1, 1.0);
        for (var i = Steps - 1; i >= 0; i--)
        {
            there += _ended[i] + _alive[i];
            if (oldest < 0 && there > 0)
                oldest = i;
            if (i >= from && i <= at && there > 0)
                lives *= 1 - (double)_ended[i] / there;
        }
        return oldest < 0 ? 0 : at > oldest + Beyond ? 1 : 1 - lives;
    }

    private static int Index(double age) => age <= Shortest ? 0 : Math.Min(Steps - 1, (int)(Math.Log(age / Shortest) / Math.Log(Step)));
}
