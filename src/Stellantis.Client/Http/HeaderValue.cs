namespace Stellantis.Client.Http;

/// <summary>Header values, checked when they are given: what HTTP would refuse, split or garble never leaves.</summary>
internal static class HeaderValue
{
    /// <summary>Checks a value.</summary>
    /// <param name="value">What the user gave.</param>
    /// <param name="source">The parameter it came by.</param>
    /// <param name="secret">True when the error must not show it.</param>
    /// <returns>The value.</returns>
    /// <exception cref="StellantisApiException">InvalidRequest: a control character, or one that is not ASCII.</exception>
    public static string Check(string value, string source, bool secret = false)
    {
        for (var i = 0; i < value.Length; i++)
        {
            var c = value[i];
            if (c is >= ' ' and <= '~')
                continue;
            var what = char.IsControl(c) ? $"the control character U+{(int)c:X4}" : secret ? "a character that is not ASCII" : $"'{c}', which is not ASCII";
            throw new StellantisApiException(ErrorIds.InvalidRequest,
                $"-{source} has {what} at position {i + 1}; it is sent as a header, which takes printable ASCII only. Give the value without it.");
        }
        if (value.Length > 0 && (value[0] == ' ' || value[value.Length - 1] == ' '))
            throw new StellantisApiException(ErrorIds.InvalidRequest, $"-{source} begins or ends with a blank, which a header does not keep. Give the value without it.");
        return value;
    }
}
