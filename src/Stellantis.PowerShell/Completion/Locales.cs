using System.Globalization;

namespace Stellantis.PowerShell.Completion;

/// <summary>The languages of the identity provider's page.</summary>
public readonly struct Locales : IWordList
{
    private const string All =
        "ar-EG cs-CZ da-DK de-AT de-CH de-DE en-AU en-EG en-GB en-IE en-JP en-MT en-NZ en-ZA es-AR es-CL es-ES es-MX et-EE " +
            "fi-FI fr-BE fr-CH fr-DZ fr-FR fr-LU fr-MA fr-MQ "
        + "fr-RE fr-TN hr-HR hu-HU it-CH it-IT nb-NO nl-BE nl-NL pl-PL pt-BR pt-PT ru-RU ru-UA sk-SK sl-SI sv-SE tr-TR uk-UA ar-DZ ar-MA ar-PS " +
            "el-GR es-CO es-PE fa-IR fr-GF "
        + "fr-GP fr-MG he-IL ja-JP ko-KR en-PS ar-SA en-SA ar-AE en-AE en-SG es-UY en-MY en-BN ro-RO mk-MK es-EC en-ES fr-LB en-LB bg-BG sr-RS " +
            "en-CY fr-NC es-CR es-PY is-IS "
        + "en-IS fr-SN en-IN en-JO en-MU lv-LV lt-LT zh-TW";

    /// <inheritdoc/>
    public IEnumerable<(string Word, string Meaning)> Words => All.Split(' ').Select(l => (l, Name(l)));

    private static string Name(string locale)
    {
        try
        {
            return CultureInfo.GetCultureInfo(locale).EnglishName;
        }
        catch (CultureNotFoundException)
        {
            return locale;
        }
    }
}
