namespace Stellantis.Benchmarks;

/// <summary>What was asked for on the command line.</summary>
internal sealed record Options(bool Quick, IReadOnlyList<string> Only)
{
    /// <summary>Reads the command line; null when it cannot be understood.</summary>
    public static Options? Parse(string[] arguments)
    {
        var quick = false;
        var only = new List<string>();
        for (var i = 0; i < arguments.Length; i++)
        {
            if (arguments[i] == "--quick")
                quick = true;
            else if (arguments[i] == "--only" && i + 1 < arguments.Length)
                only.Add(arguments[++i]);
            else
                return null;
        }
        return new Options(quick, only);
    }

    public bool Wants(string figure) => Only.Count == 0 || Only.Contains(figure);

    /// <summary>How often to repeat something, in full and with <c>--quick</c>.</summary>
    public int Times(int full, int quick) => Quick ? quick : full;
}
