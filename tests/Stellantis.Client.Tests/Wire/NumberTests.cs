using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;
using FsCheck.Xunit;
using Stellantis.Client.Json;
using Xunit;

namespace Stellantis.Client.Tests.Wire;

/// <summary>A number leaves with the digits that it came with, whatever a double makes of it.</summary>
public class NumberTests
{
    [Theory]
    [InlineData("0")]
    [InlineData("-0")]
    [InlineData("0.0")]
    [InlineData("-0.0")]
    [InlineData("1.10")]
    [InlineData("5.0")]
    [InlineData("1e3")]
    [InlineData("1E-7")]
    [InlineData("0.0001")]
    [InlineData("0.00001")]
    [InlineData("0.000000012345")]
    [InlineData("48.85661412345678901234567890")]
    [InlineData("123456789012345.6")]
    [InlineData("0.1234567890123456789")]
    [InlineData("9007199254740991")]
    [InlineData("9007199254740992")]
    [InlineData("9007199254740993")]
    [InlineData("-9007199254740993")]
    [InlineData("9007199254740994")]
    [InlineData("9223372036854775807")]
    [InlineData("9223372036854775808")]
    [InlineData("123456789012345678901234567890.5")]
    [InlineData("1e400")]
    public void Every_spelling_of_a_number_comes_back(string number) => Holds(number);

    [Property(MaxTest = 500)]
    public void Every_number_comes_back(double value, int digits)
    {
        if (!double.IsFinite(value))
            return;
        Holds(value.ToString("R", CultureInfo.InvariantCulture));
        Holds(((decimal)(digits / 7.0)).ToString("F" + Math.Abs(digits % 20).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("9007199254740993")]
    [InlineData("-12345678901234567890")]
    [InlineData("123456789012345678901234567890123456789012345678901234567890")]
    public void A_large_whole_number_of_a_member_that_is_not_known_is_exact(string number)
    {
        var value = Read($$"""{"id":"t","surprise":{{number}}}""").AdditionalProperties["surprise"]!;
        Assert.Equal(BigInteger.Parse(number, CultureInfo.InvariantCulture), value switch
        {
            decimal exact => new BigInteger(exact),
            long small => small,
            _ => (BigInteger)value,
        });
    }

    private static void Holds(string number)
    {
        var json = Read($$$"""
            {"id":"t","startMileage":{{{number}}},
             "locations":{"startPosition":{"type":"Feature","geometry":{"type":"Point","coordinates":[{{{number}}},2.5,{{{number}}}]} } },
              "unknown":[{{{number}}}]}
            """).ToJson();
        Assert.Equal([number, number, "2.5", number, number], Numbers(json).Select(m => m.Value));
    }

    private static Trip Read(string json)
    {
        using var reader = new WireReader(json);
        Assert.True(reader.ReadDocument());
        return Trip.Read(reader);
    }

    private static MatchCollection Numbers(string json) => Regex.Matches(json, @"(?<=[:\[,\s])-?[0-9][-+.0-9eE]*");
}
