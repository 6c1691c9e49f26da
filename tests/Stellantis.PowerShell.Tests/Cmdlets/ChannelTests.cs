using Newtonsoft.Json.Linq;
using Stellantis.PowerShell.Tests.Engine;
using Stellantis.PowerShell.Tests.Support;
using Xunit;

namespace Stellantis.PowerShell.Tests.Cmdlets;

public sealed class ChannelTests : IDisposable
{
    private readonly PowerShellSession _session = new PowerShellSession().ToSandbox("-PartnerId partner-1 -Country IT, FR");

    public void Dispose() => _session.Dispose();

    [Fact]
    public void Each_kind_of_channel_is_created_and_read_back()
    {
        var run = _session.Run("""
            New-StellantisChannel -Label Hook -WebhookTarget https://hooks.example.com/events -Type Monitor -Attribute @{
                type='Header'; key='X-Vehicle-Id'; value='$Vin' }
            New-StellantisChannel -Label Live -WebsocketTarget wss://live.example.com/socket
            New-StellantisChannel -Label Phones -PushDevice device-1, device-2
            Get-StellantisChannel
            """).WithoutErrors();
        Assert.Equal(6, run.Output.Count);
        Assert.Equal(["Hook", "Live", "Phones", "Hook", "Live", "Phones"], run.Property("Label"));
        Assert.Equal(["webhook", "websocket", "pushnotif"], run.Property("Kind").Take(3));
        Assert.Equal(run.Property("ChannelId").Take(3), run.Property("ChannelId").Skip(3));
        Assert.All(run.Property("Status"), status => Assert.Equal("Running", status));
    }

    [Fact]
    public void The_body_of_a_webhook_is_the_contracts()
    {
        _session.Run("New-StellantisChannel -Label Hook -WebhookTarget https://hooks.example.com/events -Type Monitor, Remote -Attribute @{ " +
            "Type='Header'; KEY='X-Vehicle-Id'; value='$Vin' }").WithoutErrors();
        AssertJson("""
            {"type":["Monitor","Remote"],"label":"Hook","channel":{"webhook":{"target":"https://hooks.example.com/events","name":"Hook",
             "attributes":[{"type":"Header","key":"X-Vehicle-Id","value":"$Vin"}]}}}
            """);
    }

    [Fact]
    public void An_attribute_value_may_be_a_secure_string_and_is_shown_nowhere()
    {
        var run = _session.Run("""
            New-StellantisChannel -Label Hook -WebhookTarget https://hooks.example.com/events -Attribute @{
                type='Header'; key='X-Key'; value=$secret } -Verbose -Debug
            """, ("secret", Connect.Credential.Password)).WithoutErrors();
        Assert.Contains(Connect.Secret, Body(), StringComparison.Ordinal);
        Assert.DoesNotContain(run.Verbose.Concat(run.Debug).Concat(run.Warnings), text => text.Contains(Connect.Secret, StringComparison.Ordinal));
    }

    [Fact]
    public void A_body_as_text_is_sent_as_it_is()
    {
        const string Text = "{ \"label\" : \"x\",\n \"channel\":{\"websocket\":{\"target\":\"wss://live.example.com\"}} , \"later\":1.10 }";
        _session.Run("New-StellantisChannel -Body $text", ("text", Text)).WithoutErrors();
        Assert.Equal(Text, Body());
    }

    [Fact]
    public void Text_in_the_place_of_an_attribute_is_an_error_and_not_passed_over()
    {
        var run = _session.Run(
            "New-StellantisChannel -Label Hook -WebhookTarget https://hooks.example.com | Set-StellantisChannel -AddAttribute X-C");
        Assert.StartsWith("InvalidBody", run.Error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("-AddAttribute", run.Error.ErrorDetails.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatIf_sends_nothing()
    {
        _session.Run("New-StellantisChannel -Label Hook -WebhookTarget https://hooks.example.com -WhatIf").WithoutErrors();
        Assert.Empty(_session.Run("Get-StellantisSandboxRequest").Output);
    }

    [Fact]
    public void A_channel_is_removed_by_object_and_a_change_record_tells()
    {
        var run = _session.Run("$c = New-StellantisChannel -Label Hook -WebhookTarget https://hooks.example.com; $c.ChannelId; $c | " +
            "Remove-StellantisChannel -Confirm:$false; Get-StellantisChannel").WithoutErrors();
        Assert.Single(run.Output);
        var records = run.Information.Where(i => i.Tags.Contains("Stellantis.Change")).ToList();
        Assert.Equal(2, records.Count);
        Assert.Equal($"Remove-StellantisChannel {run.Value<string>()}: Done", records[1].MessageData.ToString());
    }

    [Fact]
    public void Removing_asks_first_and_no_answer_is_no()
    {
        _session.Run("$c = New-StellantisChannel -Label Hook -WebhookTarget https://hooks.example.com").WithoutErrors();
        _session.RunText("$c | Remove-StellantisChannel");
        Assert.Single(_session.Run("Get-StellantisChannel").Output);
    }

    [Fact]
    public void Account_headers_go_with_channel_calls()
    {
        var run = _session.Run("$null = Get-StellantisChannel; (Get-StellantisSandboxRequest -Last 1).Headers | ForEach-Object { " +
            "$_['X-PartnerId']; $_['Cookie']; $_['X-CVS-User-Id'] -eq $_['X-Supersede-CVS-User-Id'] }").WithoutErrors();
        Assert.Equal(["partner-1", "PSACountry=IT; PSACountry=FR;", true], run.Output.Select(o => o.BaseObject));
    }

    [Theory]
    [InlineData(80)]
    [InlineData(120)]
    public void The_table_fits_the_console(int width)
    {
        var text = _session.RunText("New-StellantisChannel -Label 'Back office' -WebhookTarget https://hooks.example.com", width);
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["ChannelId", "Status", "Label"], lines[0].Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("webhook", lines[2], StringComparison.Ordinal);
        Assert.Contains("Back office", lines[2], StringComparison.Ordinal);
        Assert.All(lines, line => Assert.True(line.Length <= width, line));
    }

    private string Body() => _session.Run("(Get-StellantisSandboxRequest -Method POST -Last 1).Body").Value<string>();

    private void AssertJson(string expected) => Assert.True(JToken.DeepEquals(JToken.Parse(expected), JToken.Parse(Body())), Body());
}
