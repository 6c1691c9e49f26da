using System.Collections.Concurrent;
using System.Management.Automation;
using Newtonsoft.Json.Linq;
using Stellantis.PowerShell.Tests.Engine;
using Stellantis.PowerShell.Tests.Support;
using Xunit;

namespace Stellantis.PowerShell.Tests.Cmdlets;

/// <summary>What the cmdlets for configurations say and do when a sync is cut short, and where their secrets come from.</summary>
public sealed class ConfigurationTests : IDisposable
{
    // Three steps: Low gets another radius, Noon watches a vehicle, Sun is paused.
    private const string Fleet = """
        { "channels": [ { "status": "Running", "subscribe": { "label": "Ops",
            "channel": { "websocket": { "target": "wss://ops.example.test/in" } } } } ],
          "monitors": [
            { "channel": "Ops", "monitor": { "label": "Low", "triggerParam": { "boolExp": "z", "triggers": [
              { "name": "z", "zone": { "transition": "In", "place": { "radius": 7, "center": { "longitude": 2.35, "latitude": 48.85 } } } } ] } } },
            { "channel": "Ops", "groups": [ "root" ], "monitor": { "label": "Noon", "triggerParam": { "boolExp": "z", "triggers": [
              { "name": "z", "zone": { "transition": "In", "place": { "radius": 5, "center": { "longitude": 2.35, "latitude": 48.85 } } } } ] } } },
            { "channel": "Ops", "status": "Paused", "monitor": { "label": "Sun", "triggerParam": { "boolExp": "z", "triggers": [
              { "name": "z", "zone": { "transition": "In", "place": { "radius": 5, "center": { "longitude": 2.35, "latitude": 48.85 } } } } ] } } }
          ] }
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("stellantis-configuration-");
    private readonly PowerShellSession _session = new();

    public void Dispose()
    {
        _session.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_sync_that_is_stopped_says_what_is_done_and_left_and_the_next_one_finishes()
    {
        var account = new Account();
        using var server = CannedServer.Holding(account.Answer);
        _session.To(server.BaseUri);
        account.Holds = request => request.Path.EndsWith("/handles", StringComparison.Ordinal) && request.Method == "PUT";

        using var stop = new CancellationTokenSource();
        var sync = Task.Factory.StartNew(() => _session.Run("Sync-StellantisConfiguration $path -WarningAction Continue", stop.Token,
            ("path", Written(Fleet))), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        await server.Held.WaitAsync(TimeSpan.FromSeconds(30));
        await stop.CancelAsync();
        Assert.True((await sync).Stopped);

        Assert.Contains("The sync broke off. Done: Change monitor 'Low'. Left: Watch monitor 'Noon'; Pause monitor 'Sun'. "
            + "Run the same command again", OneLine(_session.Screen), StringComparison.Ordinal);
        // Whether the vehicles are watched now is not known: that is an error, and its target tells how far it came.
        var error = (ErrorRecord)_session.Run("$Error[0]").Value<ErrorRecord>();
        Assert.Equal("OutcomeUnknown", error.FullyQualifiedErrorId);
        Assert.Equal(["Watch", "Pause"], Actions(((PSObject)PSObject.AsPSObject(error.TargetObject)).Properties["Left"].Value));

        account.Holds = _ => false;
        Assert.Equal(["Watch", "Pause"], _session.Run("Sync-StellantisConfiguration $path").WithoutErrors().Property("Action"));
        Assert.Empty(_session.Run("Sync-StellantisConfiguration $path").WithoutErrors().Output);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{ "channels": [], "monitors": [] }""")]
    public void A_configuration_that_names_nothing_deletes_nothing(string configuration)
    {
        var account = new Account();
        using var server = CannedServer.Routing(request => account.Answer(request)!);
        _session.To(server.BaseUri);

        var error = _session.Run("Sync-StellantisConfiguration $path -Prune -Confirm:$false", ("path", Written(configuration))).Error;

        Assert.StartsWith("InvalidRequest,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("-Prune would delete all that the account has: 1 channel and 3 monitors. Nothing was sent.", error.ErrorDetails.Message,
            StringComparison.Ordinal);
        Assert.Equal(3, _session.Run("@(Get-StellantisMonitor).Count").Value<int>());
    }

    [Fact]
    public async Task A_sync_that_is_stopped_while_it_reads_has_sent_nothing_and_says_nothing()
    {
        var account = new Account { Holds = request => request.Path.EndsWith("/monitors", StringComparison.Ordinal) };
        using var server = CannedServer.Holding(account.Answer);
        _session.To(server.BaseUri);
        _session.Run("$Error.Clear()");

        using var stop = new CancellationTokenSource();
        var sync = Task.Factory.StartNew(() => _session.Run("Sync-StellantisConfiguration $path", stop.Token, ("path", Written(Fleet))),
            CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        await server.Held.WaitAsync(TimeSpan.FromSeconds(30));
        await stop.CancelAsync();
        Assert.True((await sync).Stopped);
        Assert.Equal(("", 0), (_session.Screen, _session.Run("$Error.Count").Value<int>()));
        Assert.DoesNotContain(server.Received, request => request.Method != "GET");
    }

    [Fact]
    public void Who_takes_only_the_first_step_is_told_what_is_left()
    {
        var account = new Account();
        using var server = CannedServer.Routing(account.Answer);
        _session.To(server.BaseUri);
        var run = _session.Run("Sync-StellantisConfiguration $path | Select-Object -First 1", ("path", Written(Fleet))).WithoutErrors();
        Assert.Equal(["Change"], run.Property("Action"));
        Assert.Contains("Done: Change monitor 'Low'. Left: Watch monitor 'Noon'; Pause monitor 'Sun'.",
            OneLine(string.Concat(run.Warnings) + _session.Screen), StringComparison.Ordinal);
        Assert.Single(server.Received, request => request.Method != "GET");
        var rest = _session.Run("Sync-StellantisConfiguration $path | Select-Object -First 9").WithoutErrors();
        Assert.Equal(["Watch", "Pause"], rest.Property("Action"));
    }

    [Theory]
    [InlineData(new[] { "n", "n", "n" }, "")]
    [InlineData(new[] { "l" }, "")]
    [InlineData(new[] { "n", "y", "n" }, "PUT handles")]
    [InlineData(new[] { "y", "l" }, "PUT Low")]
    public void No_sends_nothing_of_the_step_and_says_so_in_its_outcome(string[] answers, string sent)
    {
        var account = new Account();
        using var server = CannedServer.Routing(account.Answer);
        _session.To(server.BaseUri);
        _session.Answer(answers);
        var run = _session.Run("Sync-StellantisConfiguration $path -Confirm", ("path", Written(Fleet))).WithoutErrors();
        Assert.Equal(sent, string.Join(", ", server.Received.Where(r => r.Method != "GET").Select(r => $"{r.Method} {r.Path.Split('/')[^1]}")));
        var yes = Array.IndexOf(answers, "y");
        Assert.Equal(Enumerable.Range(0, 3).Select(i => i == yes ? "Done" : "Skipped"), run.Property("Outcome"));
        Assert.Empty(run.Warnings);
    }

    [Theory]
    // What the vault does, and the error; null for none.
    [InlineData("'value-of-' + $Name", null)]
    [InlineData("[pscredential]::new('any', (& $secure 'value-of-ops.x-key'))", null)]
    [InlineData("$PSCmdlet.WriteError([Management.Automation.ErrorRecord]::new([Exception]::new('The secret was not found.'), " +
        "'GetSecretNotFound', 'ObjectNotFound', $null))",
        "A secret of the configuration is missing: {{ops.x-key}}. Nothing was sent.")]
    [InlineData("$PSCmdlet.ThrowTerminatingError([Management.Automation.ErrorRecord]::new(" +
        "[Exception]::new(\"Vault not found in registry: $Vault\"), " +
        "'GetSecretVaultNotFound', 'ObjectNotFound', $null))",
        "The vault 'house' cannot be asked for the secret 'ops.x-key': Vault not found in registry: house. Nothing was sent.")]
    [InlineData("$PSCmdlet.WriteError([Management.Automation.ErrorRecord]::new([Exception]::new('A valid password is required.'), " +
        "'GetSecretException', 'InvalidOperation', $null))",
        "The vault 'house' cannot be asked for the secret 'ops.x-key': A valid password is required. Nothing was sent.")]
    [InlineData("@{ a = 'table' }", "The secret 'ops.x-key' is not a text in the vault 'house'. Store it as a string.")]
    public void A_vault_gives_the_secrets_or_it_is_said_what_is_the_matter_with_it(string vault, string? message)
    {
        var account = new Account();
        using var server = CannedServer.Routing(account.Answer);
        _session.To(server.BaseUri);
        _session.Run($$"""
            $secure = { $text = [securestring]::new(); $args[0].ToCharArray() | ForEach-Object { $text.AppendChar($_) }; $text }
            New-Module -Name Microsoft.PowerShell.SecretManagement -ArgumentList $secure -ScriptBlock {
                param($secure)
                function Get-Secret { [CmdletBinding()] param($Name, $Vault) {{vault}} }
            } | Import-Module
            """).WithoutErrors();
        var path = Written("""
            { "channels": [ { "subscribe": { "label": "Ops", "channel": { "websocket": { "target": "wss://ops.example.test/in", "attributes": [
              { "type": "Header", "key": "X-Key", "value": "{{ops.x-key}}" } ] } } } } ] }
            """);
        var run = _session.Run("Sync-StellantisConfiguration $path -SecretVault house", ("path", path));
        var sent = server.Received.Where(request => request.Method != "GET").ToArray();
        if (message is null)
        {
            run.WithoutErrors();
            Assert.Contains("value-of-ops.x-key", Assert.Single(sent).Body, StringComparison.Ordinal);
            return;
        }
        Assert.StartsWith("InvalidRequest,", run.Error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains(message, run.Error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Empty(sent);
    }

    [Fact]
    public void Without_the_module_for_vaults_it_is_said_how_to_install_it()
    {
        var account = new Account();
        using var server = CannedServer.Routing(account.Answer);
        _session.To(server.BaseUri);
        var path = Written("""
            { "channels": [ { "subscribe": { "label": "Ops", "channel": { "websocket": { "target": "{{address}}" } } } } ] }
            """);
        var error = _session.Run("Compare-StellantisConfiguration $path -SecretVault house", ("path", path)).Error;
        Assert.Contains("Install-Module Microsoft.PowerShell.SecretManagement", error.ErrorDetails.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("twin.x-key", "twin-x.key", "", "TWIN_X_KEY")]
    [InlineData("été.1", "ÉTÉ_1", "", "ÉTÉ_1")]
    // One secret in two spellings is one; and whoever gives one of two leaves the variable to the other.
    [InlineData("twin.x-key", "Twin.X-Key", "", "")]
    [InlineData("twin.x-key", "twin-x.key", "@{ 'twin-x.key' = 'other' }", "")]
    public void Two_secrets_of_one_variable_are_an_error_that_names_both(string one, string other, string given, string variable)
    {
        var account = new Account();
        using var server = CannedServer.Routing(account.Answer);
        _session.To(server.BaseUri);
        var path = Written("""
            { "channels": [ { "subscribe": { "label": "Ops", "channel": { "websocket": { "target": "wss://ops.example.test/in", "attributes": [
              { "type": "Header", "key": "A", "value": "ONE" }, { "type": "Header", "key": "B", "value": "OTHER" } ] } } } } ] }
            """.Replace("ONE", "{{" + one + "}}", StringComparison.Ordinal).Replace("OTHER", "{{" + other + "}}", StringComparison.Ordinal));
        var set = $"STELLANTIS_SECRET_{new string([.. one.Select(c => char.IsLetterOrDigit(c) ? char.ToUpperInvariant(c) : '_')])}";
        RunResult run;
        try
        {
            Environment.SetEnvironmentVariable(set, "value");
            run = _session.Run($"Sync-StellantisConfiguration $path {(given.Length > 0 ? $"-Secret {given}" : "")}", ("path", path));
        }
        finally
        {
            Environment.SetEnvironmentVariable(set, null);
        }
        if (variable.Length == 0)
        {
            run.WithoutErrors();
            return;
        }
        Assert.Contains("{{" + one + "}} and {{" + other + "}} are both looked for in the environment variable STELLANTIS_SECRET_" + variable + ".",
            run.Error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(server.Received, request => request.Method != "GET");
    }

    [Fact]
    public void What_has_to_be_created_again_is_named_with_the_reason_and_what_stays_on_its_channel_is_not_said_to_move()
    {
        var account = new Account();
        using var server = CannedServer.Routing(account.Answer);
        _session.To(server.BaseUri);
        var path = Written(Fleet.Replace("\"websocket\": { ", "\"webhook\": { \"name\": \"Ops\", ", StringComparison.Ordinal)
            .Replace("wss:", "https:", StringComparison.Ordinal));
        var message = OneLine(_session.Run("Sync-StellantisConfiguration $path", ("path", path)).Error.ErrorDetails.Message);
        Assert.Contains("the channel 'Ops' (c1) is a websocket, and is to be a webhook; the monitor 'Low' (Low) is on the channel 'Ops'; ", message,
            StringComparison.Ordinal);
        Assert.DoesNotContain(server.Received, request => request.Method != "GET");
    }

    [Fact]
    public void A_misspelt_name_of_a_secret_is_told_with_the_one_that_is_meant()
    {
        var account = new Account();
        using var server = CannedServer.Routing(account.Answer);
        _session.To(server.BaseUri);
        var path = Written("""
            { "channels": [ { "subscribe": { "label": "Ops",
              "channel": { "websocket": { "target": "wss://{{hook.user}}:{{hook.password}}@x" } } } } ] }
            """);
        var error = _session.Run("Compare-StellantisConfiguration $path -Secret @{ 'hook.user' = 'u'; 'hook.pasword' = 'p'; other = 'o' }",
            ("path", path)).Error;
        Assert.Contains("missing: {{hook.password}}. -Secret has 'hook.pasword'; did you mean 'hook.password'? Nothing was sent.",
            error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Empty(server.Received);
    }

    [Theory]
    [InlineData("\"boolExp\": \"z\"", "\"extendedEventParm\": [], \"boolExp\": \"z\"",
        "extendedEventParm: is not a member that the service documents")]
    [InlineData("\"label\": \"Low\"", "\"onEvnt\": {}, \"label\": \"Low\"",
        "onEvnt: is not a member that the service documents, and is sent as it is; did you mean 'onEvent'?")]
    [InlineData("\"label\": \"Low\"", "\"onEvent\": { \"actions\": [ { \"type\": \"Monitor\", \"monitorAction\": { \"changeType\": \"Pause\", "
        + "\"monitorId\": \"d-9\" } } ] }, \"label\": \"Low\"", "the account has no monitor 'd-9'")]
    public void What_is_doubtful_in_a_file_is_a_warning_of_a_comparison_and_of_a_plan(string right, string doubtful, string message)
    {
        var account = new Account();
        using var server = CannedServer.Routing(account.Answer);
        _session.To(server.BaseUri);
        var at = Fleet.IndexOf(right, StringComparison.Ordinal);
        var path = Written(Fleet[..at] + doubtful + Fleet[(at + right.Length)..]);
        foreach (var command in new[] { "Compare-StellantisConfiguration $path", "Sync-StellantisConfiguration $path -WhatIf" })
        {
            var run = _session.Run(command, ("path", path)).WithoutErrors();
            Assert.Contains(message, Assert.Single(run.Warnings), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("\"label\": \"Ops\"", "\"labl\": \"Ops\"", "fleet.json: channels[0].subscribe.label: is missing: channels and monitors are known by "
        + "their labels; 'labl' is not a member here, did you mean 'label'?")]
    [InlineData("\"channels\"", "\"chanels\"", "chanels: is not a member of a configuration; " +
        "channels, monitors are allowed; did you mean 'channels'?")]
    [InlineData("\"status\": \"Paused\"", "\"statsu\": \"Paused\"", "monitors[2].statsu: is not a member of a configuration; channel, status, "
        + "vehicleIds, groups, monitor are allowed; did you mean 'status'?")]
    [InlineData("\"radius\": 7", "\"raduis\": 7", "monitor.triggerParam.triggers[0].zone.place.radius: is missing; 'raduis' is not a member here, "
        + "did you mean 'radius'?")]
    [InlineData("\"boolExp\"", "\"boolexpr\"", "'boolexpr' is not a member here, did you mean 'boolExp'?")]
    [InlineData("\"websocket\"", "\"websoket\"", "did you mean 'websocket'?")]
    public void A_misspelt_member_of_a_file_is_told_with_the_one_that_is_meant(string right, string wrong, string message)
    {
        var account = new Account();
        using var server = CannedServer.Routing(account.Answer);
        _session.To(server.BaseUri);
        var at = Fleet.IndexOf(right, StringComparison.Ordinal);
        var path = Written(Fleet[..at] + wrong + Fleet[(at + right.Length)..]);
        var error = _session.Run("Sync-StellantisConfiguration $path", ("path", path)).Error;
        Assert.StartsWith("InvalidBody,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains(message, OneLine(error.ErrorDetails.Message), StringComparison.Ordinal);
        Assert.DoesNotContain("problems", error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"[.?]\.$", error.ErrorDetails.Message);
        Assert.Empty(server.Received);
    }

    private static IEnumerable<string?> Actions(object steps) =>
        ((System.Collections.IEnumerable)steps).Cast<object>().Select(step => PSObject.AsPSObject(step).Properties["Action"].Value as string);

    private static string OneLine(string text) => string.Join(" ", text.Split(['\n', '\r', ' '], StringSplitOptions.RemoveEmptyEntries));

    private string Written(string text)
    {
        var path = Path.Combine(_folder.FullName, "fleet.json");
        File.WriteAllText(path, text);
        return path;
    }

    /// <summary>A channel with three monitors, which takes changes; where it holds a request, it says nothing.</summary>
    private sealed class Account
    {
        private readonly ConcurrentDictionary<string, JObject> _monitors = new(new[] { "Low", "Noon", "Sun" }.ToDictionary(label => label, label =>
            JObject.Parse("""
                { "monitorId": "LABEL", "status": { "status": "Running" }, "monitor": { "label": "LABEL", "triggerParam": { "boolExp": "z",
                  "triggers": [ { "name": "z", "zone": { "transition": "In",
                    "place": { "radius": 5, "center": { "longitude": 2.35, "latitude": 48.85 } } } } ] } } }
                """.Replace("LABEL", label, StringComparison.Ordinal))));

        private string _channel = """{ "label": "Ops", "channel": { "websocket": { "target": "wss://ops.example.test/in" } } }""";
        private string _groups = "[]";

        public Func<CannedRequest, bool> Holds { get; set; } = _ => false;

        public CannedAnswer? Answer(CannedRequest request)
        {
            if (Holds(request))
                return null;
            var path = request.Path.Split('?')[0].Split('/')[3..];
            return (request.Method, path) switch
            {
                ("GET", ["channels"]) => List("channels", $$$"""[ { "id": "c1", "status": "Running", "subscribe": {{{_channel}}} } ]"""),
                ("GET", ["channels", _, "monitors"]) =>
                    List("monitors", new JArray(_monitors.Values.OrderBy(m => (string?)m["monitorId"])).ToString()),
                ("GET", ["channels", _, "monitors", var id, "handles"]) =>
                    new CannedAnswer(200,
                        $$$"""{ "total": 0, "_embedded": { "vehicleIds": [], "groups": {{{(id == "Noon" ? _groups : "[]")}}} } }"""),
                ("PUT", ["channels", _]) => Changed(() => _channel = request.Body),
                ("PUT", ["channels", _, "monitors", _, "handles"]) => Changed(() => _groups = """["root"]"""),
                ("PUT", ["channels", _, "monitors", var id, "status"]) => Changed(() => _monitors[id]["status"] = JObject.Parse(request.Body)),
                ("PUT", ["channels", _, "monitors", var id]) => Changed(() => _monitors[id]["monitor"] = JObject.Parse(request.Body)),
                _ => new CannedAnswer(404, "{}"),
            };
        }

        private static CannedAnswer List(string name, string items) =>
            new(200, $$$"""{ "_links": {}, "total": 1, "totalPage": 1, "currentPage": 1, "_embedded": { "{{{name}}}": {{{items}}} } }""");

        private static CannedAnswer Changed(Action change)
        {
            change();
            return new CannedAnswer(202, "{}");
        }
    }
}
