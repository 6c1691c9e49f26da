using Newtonsoft.Json.Linq;

namespace Stellantis.Client.Bodies;

/// <summary>A body, bound and checked.</summary>
/// <param name="json">What to send: JSON text as it was given, else compact JSON.</param>
/// <param name="problems">All that was found.</param>
/// <param name="document">The same as it was checked; null when it is no object, or text that nobody read.</param>
internal sealed class BodyResult(string json, IReadOnlyList<BodyProblem> problems, JObject? document = null)
{
    /// <summary>What to send; of use only when there are no errors.</summary>
    public string Json { get; } = json;

    /// <summary>The body as it was checked, so that nobody parses it again; null when it is no object, or text that nobody read.</summary>
    public JObject? Document { get; } = document;

    /// <summary>All errors and warnings.</summary>
    public IReadOnlyList<BodyProblem> Problems { get; } = problems;

    /// <summary>True when the body must not be sent.</summary>
    public bool HasErrors => Problems.Any(p => p.IsError);

    /// <summary>All errors in one message; empty when there is none.</summary>
    public string ErrorMessage => MessageOf(p => p.ToString());

    /// <summary>All errors in one message, a line each.</summary>
    public string MessageOf(Func<BodyProblem, string> say)
    {
        var errors = Problems.Where(p => p.IsError).Select(say).ToArray();
        // PowerShell's short view folds lines into one: each error keeps a mark of its own.
        return errors.Length < 2 ? string.Concat(errors)
            : $"{errors.Length} problems:{string.Concat(errors.Select(e => $"{Environment.NewLine}- {e}"))}";
    }

    /// <summary>The same, where what the service itself has already is no error: a value of a later release goes back as it came.</summary>
    public BodyResult Given(BodyResult already) =>
        new(Json, [.. Problems.Select(p => p.IsError && already.Problems.Contains(p) ? p with { IsError = false } : p)], Document);
}
