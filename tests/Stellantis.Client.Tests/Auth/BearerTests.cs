using Stellantis.Client.Auth;
using Stellantis.Client.Calls;
using Stellantis.Client.Masking;
using Stellantis.Client.Tests.Calls;
using Xunit;

namespace Stellantis.Client.Tests.Auth;

public sealed class BearerTests
{
    private const string Vin = "VR3UHZKXZPT500042";

    [Fact]
    public async Task The_token_goes_in_a_header_the_client_id_in_the_query_and_the_realm_beside_them()
    {
        var request = await Sign(new BearerAuthentication(new FixedToken("token-0042"), "client 0042", null, null) { Realm = "clientsB2CDS" },
            "https://api.example.com/v1/a?pageSize=5");
        Assert.Equal("https://api.example.com/v1/a?pageSize=5&client_id=client%200042", request.RequestUri!.AbsoluteUri);
        Assert.Equal("Bearer token-0042", request.Headers.Authorization?.ToString());
        Assert.Equal(["Authorization", "X-Introspect-Realm"], request.Headers.Select(h => h.Key).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("https://api.example.com/v1/a", "?client_id=client-0042")]
    [InlineData("https://api.example.com/v1/a?", "?client_id=client-0042")]
    [InlineData("https://api.example.com/v1/a?client_id=old&pageToken=x%2Fy", "?pageToken=x%2Fy&client_id=client-0042")]
    public async Task A_link_of_the_service_has_one_client_id_in_the_end(string link, string query)
    {
        var request = await Sign(new BearerAuthentication(new FixedToken("token-0042"), "client-0042", null, null) { Realm = "B2C" }, link);
        Assert.Equal(query, request.RequestUri!.Query);
    }

    [Fact]
    public async Task With_a_user_id_the_headers_of_the_gateway_go_too()
    {
        var authentication = new BearerAuthentication(new FixedToken("token-0042"), "client-0042", "s3cr3t-0042",
            "AC-ACNT000000000042")
        { Realm = "B2C" };
        var headers = (await Sign(authentication, "https://api.example.com/v1/a")).Headers;
        Assert.Equal("client-0042", headers.GetValues("X-IBM-Client-Id").Single());
        Assert.Equal("s3cr3t-0042", headers.GetValues("X-IBM-Client-Secret").Single());
        Assert.Equal("AC-ACNT000000000042", headers.GetValues("X-Supersede-CVS-User-Id").Single());
        Assert.EndsWith("VIN:" + Vin, headers.GetValues("X-CVS-Scope").Single(), StringComparison.Ordinal);
        Assert.Equal("Bearer", headers.Authorization?.Scheme);
    }

    [Fact]
    public void A_user_id_without_a_secret_is_refused()
    {
        var failure = Assert.Throws<StellantisApiException>(() =>
            new BearerAuthentication(new FixedToken("token-0042"), "client-0042", null, "AC-ACNT000000000042"));
        Assert.Contains("-Credential", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_realm_of_a_partner_may_be_unknown_and_that_of_a_customer_may_not()
    {
        var partner = new BearerAuthentication(new FixedToken("token-0042"), "client-0042", null, null) { IsRealmOptional = true };
        Assert.False((await Sign(partner, "https://api.example.com/v1/a", vin: null)).Headers.Contains("X-Introspect-Realm"));
        Assert.Equal("clientsB2CPeugeot", (await Sign(partner, "https://api.example.com/v1/a")).Headers.GetValues("X-Introspect-Realm").Single());
        var customer = new BearerAuthentication(new FixedToken("token-0042"), "client-0042", null, null);
        var failure = await Assert.ThrowsAsync<StellantisApiException>(() => Sign(customer, "https://api.example.com/v1/a", vin: null));
        Assert.Contains("-Brand", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_from_elsewhere_that_is_refused_has_expired()
    {
        using var authentication = new BearerAuthentication(new FixedToken("token-0042"), "client-0042", null, null) { Realm = "B2C" };
        var request = await Sign(authentication, "https://api.example.com/v1/a");
        var failure = await Assert.ThrowsAsync<StellantisApiException>(() => authentication.RenewAsync(request, default));
        Assert.Equal(ErrorIds.TokenExpired, failure.ErrorId);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Bearer abc")]
    [InlineData("abc\n")]
    [InlineData("abcé")]
    public void A_token_that_no_header_takes_is_refused_without_being_shown(string token)
    {
        var failure = Assert.Throws<StellantisApiException>(() => new FixedToken(token));
        Assert.Contains("-AccessToken", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("abc", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_request_is_signed_anew_with_the_renewed_token()
    {
        var clock = new FakeTime();
        using var provider = new FakeProvider();
        var redactor = new Redactor();
        using var authentication = new BearerAuthentication(
            new TokenSource(new RefreshTokenGrant("refresh-0000", null), provider.Endpoint(clock, redactor), redactor, time: clock), "client-0042",
                null, null)
        { Realm = "B2C" };
        var refused = await Sign(authentication, "https://api.example.com/v1/a");
        Assert.Equal("access-0001", refused.Headers.Authorization?.Parameter);
        Assert.True(await authentication.RenewAsync(refused, default));
        Assert.Equal("access-0002", (await Sign(authentication, "https://api.example.com/v1/a")).Headers.Authorization?.Parameter);
    }

    [Fact]
    public void The_address_of_the_sign_in_page_has_what_the_service_documents()
    {
        var uri = IdentityProvider.Authorize(IdentityProvider.AuthorizationUri(Brand.OfName("Vauxhall")!), "client-0042", "mymap://back",
            ["openid", "data:trip"], "st/1", "en-GB");
        Assert.Equal("https://idpcvs.vauxhall.co.uk/am/oauth2/authorize?client_id=client-0042&response_type=code&redirect_uri=mymap%3A%2F%2Fback"
            + "&scope=openid%2Cdata%3Atrip&state=st%2F1&local=en-GB", uri.AbsoluteUri);
        Assert.Equal(24, IdentityProvider.NewState().Length);
        Assert.NotEqual(IdentityProvider.NewState(), IdentityProvider.NewState());
    }

    private static async Task<HttpRequestMessage> Sign(BearerAuthentication authentication, string address, string? vin = Vin)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        await authentication.SignAsync(request, new ApiCall(Operations.GetVehicles) { Vin = vin }, default);
        return request;
    }
}
