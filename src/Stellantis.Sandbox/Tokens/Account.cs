using System.Security.Cryptography;
using System.Text;

namespace Stellantis.Sandbox.Tokens;

/// <summary>The application and the account that the sandbox knows. They are made up anew for each server.</summary>
internal sealed class Account
{
    public string ClientId { get; } = Guid.NewGuid().ToString();

    public string ClientSecret { get; } = Secret();

    public string UserId { get; } = "AC-ACNT" + Random("0123456789", 12);

    /// <summary>A secret that nobody guesses.</summary>
    public static string Secret() => Random("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", 40);

    private static string Random(string characters, int length)
    {
        var bytes = new byte[length];
        using var random = RandomNumberGenerator.Create();
        random.GetBytes(bytes);
        return bytes.Aggregate(new StringBuilder(length), (text, value) => text.Append(characters[value % characters.Length])).ToString();
    }
}
