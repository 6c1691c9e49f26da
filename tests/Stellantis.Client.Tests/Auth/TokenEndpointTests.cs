using System.Net;
using Stellantis.Client.Auth;
using Stellantis.Client.Masking;
using Stellantis.Client.Tests.Calls;
using Xunit;

namespace Stellantis.Client.Tests.Auth;

public sealed class TokenEndpointTests : IDisposable
{
    private readonly FakeTime _clock = new();
    private readonly FakeProvider _provider = new();

    public void Dispose() => _provider.Dispose();

    [Fact]
    public async Task A_refresh_sends_what_the_service_documents()
    {
        using var tokens = Tokens(new RefreshTokenGrant("refresh+0000", "clientsB2CDS"));
        await tokens.GetAsync(default);
        var sent = Assert.Single(_provider.Sent);
        Assert.Equal("https://idp.example.com/am/oauth2/access_token", sent.Address);
        Assert.Equal("Basic " + Convert.ToBase64String("client-0042:s3cr3t-0042"u8), sent.Authorization);
        Assert.Equal([("grant_type", "refresh_token"), ("realm", "clientsB2CDS"), ("refresh_token", "refresh+0000")], Form(sent.Form));
    }

    [Fact]
    public async Task A_code_is_exchanged_once_and_refreshed_from_then_on()
    {
        using var tokens = Tokens(new AuthorizationCodeGrant("code-0042", "https://me.example.com/back", "clientsB2CDS"));
        var first = await tokens.GetAsync(default);
        await tokens.RenewAsync(first, default);
        Assert.Equal([("code", "code-0042"), ("grant_type", "authorization_code"), ("redirect_uri", "https://me.example.com/back")],
            Form(_provider.Sent[0].Form));
        Assert.Equal([("grant_type", "refresh_token"), ("realm", "clientsB2CDS"), ("refresh_token", "refresh-0001")], Form(_provider.Sent[1].Form));
    }

    [Fact]
    public async Task A_code_is_never_sent_twice_when_its_answer_was_lost()
    {
        _provider.First = _ => throw new HttpRequestException("reset");
        using var tokens = Tokens(new AuthorizationCodeGrant("code-0042", "https://me.example.com/back", null));
        await Assert.ThrowsAsync<StellantisApiException>(() => tokens.GetAsync(default));
        Assert.Single(_provider.Sent);
    }

    [Fact]
    public async Task A_code_without_a_refresh_token_ends_with_its_access_token()
    {
        _provider.First = _ => FakeProvider.Json("""{"access_token":"access-0001","expires_in":600}""");
        using var tokens = Tokens(new AuthorizationCodeGrant("code-0042", "https://me.example.com/back", null));
        var first = await tokens.GetAsync(default);
        var failure = await Assert.ThrowsAsync<StellantisApiException>(() => tokens.RenewAsync(first, default));
        Assert.Equal(ErrorIds.TokenExpired, failure.ErrorId);
        Assert.Contains("New-StellantisAuthorizationUri", failure.Message, StringComparison.Ordinal);
        Assert.Single(_provider.Sent);
    }

    [Fact]
    public async Task A_partner_without_a_secret_sends_none()
    {
        using var tokens = Tokens(new ClientCredentialsGrant("client-0042", ["prd:CLV", "data"]), secret: null);
        await tokens.GetAsync(default);
        var sent = Assert.Single(_provider.Sent);
        Assert.Null(sent.Authorization);
        Assert.Equal([("client_id", "client-0042"), ("grant_type", "client_credentials"), ("scope", "prd:CLV data")], Form(sent.Form));
    }

    [Fact]
    public async Task An_application_without_a_secret_says_who_it_is_when_it_refreshes()
    {
        using var tokens = Tokens(new RefreshTokenGrant("refresh-0000", null), secret: null);
        await tokens.GetAsync(default);
        Assert.Equal("client-0042", Assert.Single(_provider.Sent).Form["client_id"]);
    }

    [Fact]
    public async Task No_header_of_the_api_goes_to_the_provider()
    {
        using var tokens = Tokens(new RefreshTokenGrant("refresh-0000", null));
        await tokens.GetAsync(default);
        Assert.DoesNotContain("X-", Assert.Single(_provider.Sent).Headers, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Bearer", Assert.Single(_provider.Sent).Headers, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("invalid_grant", 400, "TokenExpired")]
    [InlineData("access_denied", 403, "TokenExpired")]
    [InlineData("invalid_client", 401, "AuthenticationFailed")]
    [InlineData("unauthorized_client", 400, "AuthenticationFailed")]
    [InlineData("invalid_scope", 400, "AuthenticationFailed")]
    [InlineData("unsupported_grant_type", 400, "AuthenticationFailed")]
    public async Task What_the_provider_refuses_is_named(string error, int status, string errorId)
    {
        _provider.First = _ => FakeProvider.Error(error, (HttpStatusCode)status);
        using var tokens = Tokens(new RefreshTokenGrant("refresh-0000", null));
        var failure = await Assert.ThrowsAsync<StellantisApiException>(() => tokens.GetAsync(default));
        Assert.Equal((errorId, status, error), (failure.ErrorId, failure.StatusCode, failure.ErrorName));
        Assert.Contains(error, failure.Message, StringComparison.Ordinal);
        Assert.Single(_provider.Sent);
    }

    [Theory]
    [InlineData("""{"error":"invalid_grant","error_description":"The code was used."}""", "TokenExpired", "The code was used")]
    [InlineData("""{"error":"invalid_client"}""", "AuthenticationFailed", "invalid_client")]
    [InlineData("""{"error":"invalid_scope"}""", "AuthenticationFailed", "-Scope")]
    [InlineData("""{"error":"temporarily_unavailable","error_description":"Later."}""", "ServiceUnavailable", "Later")]
    [InlineData("""{"error":{"code":"bad_request","message":"No such realm."}}""", "AuthenticationFailed", "No such realm")]
    public async Task An_error_of_the_provider_that_comes_with_a_success_is_that_error(string body, string errorId, string word)
    {
        _provider.First = _ => FakeProvider.Json(body);
        using var tokens = Tokens(new RefreshTokenGrant("refresh-0000", null));
        var failure = await Assert.ThrowsAsync<StellantisApiException>(() => tokens.GetAsync(default));
        Assert.Equal(errorId, failure.ErrorId);
        Assert.Contains(word, failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"error":"invalid_request","error_description":"It went wrong."}""")]
    [InlineData("""{"title":"Bad","detail":"It went wrong."}""")]
    [InlineData("""{"httpCode":"400","httpMessage":"Bad","moreInformation":"It went wrong."}""")]
    [InlineData("""{"error":{"message":"It went wrong."}}""")]
    [InlineData("""{"errors":[{"message":"It went wrong."}]}""")]
    [InlineData("\"It went wrong.\"")]
    public async Task The_words_of_the_provider_are_shown_whatever_their_shape_and_masked(string body)
    {
        _provider.First = _ =>
            FakeProvider.Json(body.Replace("wrong", "wrong with s3cr3t-0042", StringComparison.Ordinal), HttpStatusCode.BadRequest);
        using var tokens = Tokens(new RefreshTokenGrant("refresh-0000", null));
        var failure = await Assert.ThrowsAsync<StellantisApiException>(() => tokens.GetAsync(default));
        Assert.Contains("It went wrong with ***", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<html>Sign in</html>")]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("""{"token_type":"Bearer"}""")]
    [InlineData("""{"access_token":"a\nb"}""")]
    public async Task An_answer_without_a_token_is_an_error_that_does_not_repeat_it(string body)
    {
        _provider.First = _ => FakeProvider.Json(body);
        using var tokens = Tokens(new RefreshTokenGrant("refresh-0000", null));
        var failure = await Assert.ThrowsAsync<StellantisApiException>(() => tokens.GetAsync(default));
        Assert.Equal(ErrorIds.AuthenticationFailed, failure.ErrorId);
        Assert.DoesNotContain("html", failure.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_redirect_of_the_provider_is_not_followed()
    {
        _provider.First = _ =>
            new HttpResponseMessage(HttpStatusCode.TemporaryRedirect) { Headers = { Location = new Uri("https://evil.example.com/token") } };
        using var tokens = Tokens(new RefreshTokenGrant("refresh-0000", null));
        var failure = await Assert.ThrowsAsync<StellantisApiException>(() => tokens.GetAsync(default));
        Assert.Contains("-TokenUri", failure.Message, StringComparison.Ordinal);
        Assert.Single(_provider.Sent);
    }

    [Fact]
    public async Task What_the_provider_says_is_told_without_the_secrets_in_it()
    {
        _provider.First = _ =>
            FakeProvider.Json("""{"error":"invalid_grant","error_description":"refresh-0000 of client-0042 is over"}""", HttpStatusCode.BadRequest);
        using var tokens = Tokens(new RefreshTokenGrant("refresh-0000", null));
        var failure = await Assert.ThrowsAsync<StellantisApiException>(() => tokens.GetAsync(default));
        Assert.DoesNotContain("0000", failure.Message + failure.ServiceMessage, StringComparison.Ordinal);
        Assert.DoesNotContain("0042", failure.Message + failure.ServiceMessage, StringComparison.Ordinal);
        Assert.Contains("is over", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Retry_After_is_kept_to_when_it_is_short_and_told_when_it_is_long()
    {
        _provider.First = n => n == 1 ? Throttled(7) : null;
        using var tokens = Tokens(new RefreshTokenGrant("refresh-0000", null));
        await tokens.GetAsync(default);
        Assert.Equal([7d], _clock.Waits.Select(w => w.TotalSeconds));

        _provider.First = _ => Throttled(3600);
        var failure = await Assert.ThrowsAsync<StellantisApiException>(() => tokens.RenewAsync("access-0002", default));
        Assert.Equal((ErrorIds.Throttled, 3600d), (failure.ErrorId, failure.RetryAfter?.TotalSeconds));
        Assert.Equal(3, _provider.Sent.Count);
    }

    [Theory]
    [InlineData("https://idp.example.com/am/oauth2/access_token", "https://idp.example.com/am/oauth2/token/revoke")]
    [InlineData("https://idp.example.com:9033/as/token.oauth2", "https://idp.example.com:9033/as/revoke_token.oauth2")]
    public async Task Revoking_tells_the_provider_to_forget_the_refresh_token(string tokenUri, string revocation)
    {
        using var tokens = Tokens(new RefreshTokenGrant("refresh-0000", "clientsB2CDS"), tokenUri: tokenUri);
        await tokens.GetAsync(default);
        _provider.First = _ => new HttpResponseMessage(HttpStatusCode.OK);
        await tokens.RevokeAsync(null, default);
        var sent = _provider.Sent[^1];
        Assert.Equal(revocation, sent.Address);
        Assert.Equal([("realm", "clientsB2CDS"), ("token", "refresh-0001"), ("token_type_hint", "refresh_token")], Form(sent.Form));
    }

    [Fact]
    public async Task Revoking_somewhere_else_sends_nothing_there()
    {
        using var tokens = Tokens(new RefreshTokenGrant("refresh-0000", null));
        var failure = await Assert.ThrowsAsync<StellantisApiException>(() => tokens.RevokeAsync(new Uri("https://evil.example.com/revoke"), default));
        Assert.Equal(ErrorIds.InvalidRequest, failure.ErrorId);
        using var odd = Tokens(new RefreshTokenGrant("refresh-0000", null), tokenUri: "https://idp.example.com/token");
        Assert.Contains("-RevocationUri", (await Assert.ThrowsAsync<StellantisApiException>(() => odd.RevokeAsync(null, default))).Message,
            StringComparison.Ordinal);
        Assert.Empty(_provider.Sent);
    }

    private static HttpResponseMessage Throttled(int seconds) =>
        new(HttpStatusCode.TooManyRequests) { Headers = { RetryAfter = new(TimeSpan.FromSeconds(seconds)) } };

    private static IEnumerable<(string, string)> Form(Dictionary<string, string> form) =>
        form.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => (f.Key, f.Value));

    private TokenSource Tokens(ITokenGrant grant, string? secret = "s3cr3t-0042", string tokenUri = "https://idp.example.com/am/oauth2/access_token")
    {
        var redactor = new Redactor();
        return new TokenSource(grant, _provider.Endpoint(_clock, redactor, secret, tokenUri), redactor, time: _clock);
    }
}
