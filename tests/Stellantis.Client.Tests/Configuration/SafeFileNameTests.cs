using System.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Stellantis.Client.Configuration;
using Xunit;

namespace Stellantis.Client.Tests.Configuration;

public class SafeFileNameTests
{
    private const string Refused = "<>:\"/\\|?*";

    private static readonly string[] s_devices = ["CON", "AUX", "LPT1", "COM\u00b9"];

    // What people write, and what file systems trip over.
    private static readonly string[] s_parts =
        ["a", "A", "é", "É", "e\u0301", "ß", "ı", "İ", "1", " ", ".", "..", "%", "%41", "/", ":", "*", "~", "con", "CON", "aux.", "lpt1", "com\u00b9",
            "\t", "\u0000", "\ud83d\ude97", "\ud83d", "日本", new string('x', 70)];

    [Theory]
    [InlineData("Low battery", "Low battery")]
    [InlineData("In/Out: 100 %", "In%2FOut%3A 100 %25")]
    [InlineData(".hidden", "%2Ehidden")]
    [InlineData("end. ", "end.%20")]
    [InlineData("end.", "end%2E")]
    [InlineData("..", "%2E%2E")]
    [InlineData("con", "%63on")]
    [InlineData("Aux.log", "%41ux.log")]
    [InlineData("CON .log", "%43ON .log")]
    [InlineData("LPT²", "%4CPT²")]
    [InlineData("console", "console")]
    [InlineData("Köln", "Köln")]
    [InlineData("a\tb", "a%09b")]
    [InlineData("🚗", "%uD83D%uDE97")]
    public void A_label_is_read_in_the_name_of_its_file_and_only_what_is_refused_is_written_as_a_number(string label, string name) =>
        Assert.Equal(name, SafeFileName.Of([label])[label]);

    [Theory]
    [InlineData("LEFT", "%4C%45%46%54", "left", "left")]
    [InlineData("É", "%C3%89", "é", "%C3%A9")]
    [InlineData("\u00e9", "%C3%A9", "e\u0301", "e%CC%81")]
    public void Labels_that_are_one_name_to_a_file_system_are_told_apart(string one, string name, string other, string otherName)
    {
        var names = SafeFileName.Of([one, other]);
        Assert.Equal((name, otherName), (names[one], names[other]));
    }

    [Property(MaxTest = 500)]
    public Property Any_labels_have_names_of_their_own_that_every_file_system_takes()
    {
        var label = Gen.Elements(s_parts).NonEmptyListOf().Select(parts => string.Concat(parts.Take(6)));
        return Prop.ForAll(label.NonEmptyListOf().ToArbitrary(), given =>
        {
            string[] labels = [.. given.Distinct()];
            var names = SafeFileName.Of(labels);
            Assert.Equal(labels.Length, names.Values.Select(name => name.Normalize(NormalizationForm.FormC).ToUpperInvariant()).Distinct().Count());
            Assert.All(names.Values, name =>
            {
                Assert.InRange(name.Length, 1, 120);
                Assert.DoesNotContain(name, c => Refused.Contains(c) || char.IsControl(c) || char.IsSurrogate(c));
                Assert.False(name[0] is '.' or ' ' || name[^1] is '.' or ' ', name);
                Assert.DoesNotContain(name.Split('.')[0].TrimEnd(' ').ToUpperInvariant(), s_devices);
            });
            Assert.Equal(names.OrderBy(pair => pair.Key, StringComparer.Ordinal),
                SafeFileName.Of(Enumerable.Reverse(labels)).OrderBy(pair => pair.Key, StringComparer.Ordinal));
        });
    }
}
