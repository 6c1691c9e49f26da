namespace Stellantis.Client.Tests;

/// <summary>The tests that Mono cannot run though .NET Framework can, each with the reason. Windows runs them all.</summary>
internal static class NotByMono
{
    private const string Slow = "it is much arithmetic and nothing that the frameworks do in their own ways, and takes Mono minutes";
    private const string Collector = "Mono's collector takes what it finds on a stack for references";
    private const string Gzip = "Mono tells of damaged gzip by an IOException, where .NET Framework has an InvalidDataException";
    private const string Length = "Mono's HttpWebRequest does not hold an answer to the length that it promises";

    private const string Odd = "Client.Tests.Calls.OddAnswerTests.An_answer_that_contradicts_itself_is_refused_and_says_why"
        + """(body: "{\"vin\":\"VR3UPHNKSKT000001\"}", head: "\n""";

    private const string OddToken = "Client.Tests.Calls.OddAnswerTests.A_token_answer_that_contradicts_itself_is_refused_as_well"
        + """(body: "{\"access_token\":\"abc\",\"expires_in\":60}", head: "\n""";

    private static readonly (string Name, string Why)[] s_tests =
    [
        ("Client.Tests.Calls.LentMemoryTests.Memory_of_one_large_answer_is_not_kept", Collector),
        ("Client.Tests.Calls.LimiterTests.Nobody_sleeps_while_a_place_is_free_whatever_happens_in_whatever_order(callers: 4", Slow),
        (Odd + "Content-Encoding: gzip", Gzip),
        (OddToken + "Content-Encoding: gzip", Gzip),
        ("Client.Tests.Secrecy.LinearTests.", "it holds the time that patterns take, and Mono has an implementation of its own"),
        ("Sandbox.Tests.ContractTests.Every_answer_is_as_the_contract_has_it", Slow),
        ("Sandbox.Tests.FilterTests.Times_are_given_in_six_ways", Slow),
        ("Sandbox.Tests.FilterTests.Trips_are_selected", Slow),
        ("Sandbox.Tests.FleetTests.", Slow),
        ("Sandbox.Tests.HttpServerTests.Stopping_closes_connections_at_once_whatever_they_do",
            "Mono does not let a port be taken again while a connection to it is remembered"),
        ("Sandbox.Tests.HttpServerTests.Tls_goes_under_the_server", "Mono has no CertificateRequest"),
        ("Sandbox.Tests.RecordTests.A_stopped_sandbox_is_let_go_of_though_", Collector),
        ("Sandbox.Tests.RecordTests.The_record_keeps_the_last_ten_thousand", "ten thousand requests of one after the other take Mono minutes"),
        ("Sandbox.Tests.WorldTests.", Slow),
    ];

    private static readonly (string Name, string Why)[] s_overWebRequest =
    [
        (Odd + "Content-Length: 20", Length),
        (Odd + "Content-Length: 27\\n", Length),
        (OddToken + "Content-Length: 38", Length),
        ("Client.Tests.Calls.RoughWeatherTests.", Length + ", so that what was cut off is read as a whole answer, and refused"),
    ];

    /// <summary>Why a test is not run here; null when it is.</summary>
    public static string? Why(string test) => Type.GetType("Mono.Runtime") is null ? null
        : s_tests.Concat(WebRequestHandler.IsUsed ? s_overWebRequest : [])
            .Where(t => test.StartsWith("Stellantis." + t.Name, StringComparison.Ordinal)).Select(t => t.Why).FirstOrDefault();
}
