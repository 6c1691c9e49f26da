namespace Stellantis.Client.Http;

/// <summary>An answer came piece by piece, each in time, and was not whole when patience ended. The next attempt would drip as well.</summary>
internal sealed class SlowAnswerException(int bytes, TimeSpan limit)
    : TimeoutException(FormattableString.Invariant(
        $"the answer was not whole after {limit.TotalSeconds:0.#} s, 3 times -TimeoutSec; {bytes} bytes of it had come"));
