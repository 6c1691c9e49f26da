namespace Stellantis.Client.Bodies;

/// <summary>One thing that is wrong with a body, or that the service may refuse.</summary>
/// <param name="Path">Where: <c>triggerParam.triggers[0].data.op</c>; empty for the body itself.</param>
/// <param name="Message">What was found, and what is allowed.</param>
/// <param name="IsError">True when the body makes no sense and is not sent; false for a warning.</param>
internal sealed record BodyProblem(string Path, string Message, bool IsError)
{
    /// <summary>What is allowed there, all of it, where there is a list; it does not make two problems different.</summary>
    public IReadOnlyList<string> Allowed { get; init; } = [];

    public const string SentAsItIs = "it is sent as it is";

    /// <summary>The same beside an error, by which nothing is sent.</summary>
    public BodyProblem Unsent => this with { Message = Message.Replace("; " + SentAsItIs, "").Replace(", and is sent as it is", "") };

    public bool Equals(BodyProblem? other) => other is not null && (Path, Message, IsError) == (other.Path, other.Message, other.IsError);

    public override int GetHashCode() => (Path, Message, IsError).GetHashCode();

    public override string ToString() => Path.Length == 0 ? Message : $"{Path}: {Message}";
}
