using System.Management.Automation;
using Stellantis.Client;
using Stellantis.Client.Auth;
using Stellantis.Client.Http;
using Stellantis.PowerShell.Completion;
using Stellantis.PowerShell.Output;
using Stellantis.PowerShell.Session;

namespace Stellantis.PowerShell.Cmdlets;

/// <summary>Signs in to the service, or to a sandbox that it starts. Nothing is sent before the first cmdlet asks for something.</summary>
[Cmdlet(VerbsCommunications.Connect, "Stellantis", DefaultParameterSetName = GatewaySet)]
[OutputType(typeof(Stellantis.Connection))]
public sealed class ConnectStellantisCommand : StellantisCmdlet
{
    private const string GatewaySet = "Gateway";
    private const string SandboxSet = "Sandbox";

    // The realm of the service's own partner samples.
    private const string PartnerRealm = "B2C";

    /// <summary>The address of the API, its version segment included: https, or http to this machine.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = GatewaySet)]
    public Uri? BaseUri { get; set; }

    /// <summary>The client id and the client secret of the application.</summary>
    [Parameter(Mandatory = true, Position = 1, ParameterSetName = GatewaySet)]
    [Credential]
    public PSCredential? Credential { get; set; }

    /// <summary>The account on whose behalf the calls run.</summary>
    [Parameter(Mandatory = true, Position = 2, ParameterSetName = GatewaySet)]
    [ValidateNotNullOrEmpty]
    public string? UserId { get; set; }

    /// <summary>Start a sandbox in this process and connect to it.</summary>
    [Parameter(Mandatory = true, ParameterSetName = SandboxSet)]
    public SwitchParameter Sandbox { get; set; }

    /// <summary>The number of vehicles of the sandbox.</summary>
    [Parameter(ParameterSetName = SandboxSet)]
    [ValidateRange(0, 1_000_000)]
    public int VehicleCount { get; set; } = 25;

    /// <summary>The seed of the sandbox's fleet.</summary>
    [Parameter(ParameterSetName = SandboxSet)]
    public int Seed { get; set; } = 1;

    /// <summary>Let the sandbox refuse what the contract refuses, though the quickstart page sends it.</summary>
    [Parameter(ParameterSetName = SandboxSet)]
    public SwitchParameter Strict { get; set; }

    /// <summary>What the sandbox's fleet is to be: a hashtable, JSON text, or the path of a JSON file.</summary>
    [Parameter(ParameterSetName = SandboxSet)]
    [ValidateNotNull]
    public object? World { get; set; }

    /// <summary>The brand of the vehicles: it gives the realm. Without it and -Realm, each vehicle's VIN tells.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(WordCompleter<Brands>))]
    public string? Brand { get; set; }

    /// <summary>The realm, as the service names it; it wins over -Brand.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(WordCompleter<Realms>))]
    [ValidateNotNullOrEmpty]
    public string? Realm { get; set; }

    /// <summary>How the customers of the brand sign in: B2C or OTP.</summary>
    [Parameter]
    public RealmKind RealmKind { get; set; }

    /// <summary>The account of channel, monitor and remote calls; the user id when absent.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? CvsUserId { get; set; }

    /// <summary>The partner id.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? PartnerId { get; set; }

    /// <summary>The customer context, as the service gave it.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? CustomerContext { get; set; }

    /// <summary>The countries of the account, as ISO codes of two letters.</summary>
    [Parameter]
    public string[] Country { get; set; } = [];

    /// <summary>The gateway's environment, sent with every call.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Environment { get; set; }

    /// <summary>The vehicle to name on calls that are about none.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Vin { get; set; }

    /// <summary>The scopes to ask for instead of each operation's own.</summary>
    [Parameter]
    public string[] Scope { get; set; } = [];

    /// <summary>Scopes to ask for besides each operation's own.</summary>
    [Parameter]
    public string[] AddScope { get; set; } = [];

    /// <summary>Seconds to wait for an answer to begin, and between two pieces of it.</summary>
    [Parameter]
    [ValidateRange(1, 86400)]
    public int TimeoutSec { get; set; } = 100;

    /// <summary>A name to call the connection by: -Connection takes it.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <summary>Write the connection.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        try
        {
            var connection = ParameterSetName == SandboxSet ? ToSandbox() : ToService(BaseUri!, Credential!, UserId!, Realm, null);
            ConnectionStore.Current.Add(connection);
            if (PassThru)
                WriteObject(connection);
        }
        catch (StellantisApiException failure)
        {
            ThrowTerminatingError(Failure.Record(failure, BaseUri));
        }
        catch (ArgumentException e) when (World is not null)
        {
            Refuse(ErrorIds.InvalidRequest, $"-World cannot be made: {SandboxWorld.Reason(e)}", World);
        }
    }

    private Stellantis.Connection ToSandbox()
    {
        var sandbox = StellantisSandbox.Start(0, VehicleCount, Seed, Strict, SandboxWorld.Read(this, World));
        SandboxStore.Add(sandbox);
        try
        {
            var realm = Realm ?? (Brand is null ? PartnerRealm : null);
            return ToService(sandbox.BaseUri, sandbox.Credential, sandbox.UserId, realm, sandbox);
        }
        catch (StellantisApiException)
        {
            sandbox.Stop();
            throw;
        }
    }

    private Stellantis.Connection ToService(Uri baseUri, PSCredential credential, string userId, string? realm, StellantisSandbox? sandbox)
    {
        var brand = Brand is null ? null : Stellantis.Brand.OfName(Brand) ?? throw new StellantisApiException(ErrorIds.InvalidRequest,
            $"-Brand '{Brand}' is none of {string.Join(", ", Stellantis.Brand.All)}. Give one of them, or the realm itself by -Realm.");
        var client = credential.GetNetworkCredential();
        var authentication = new GatewayAuthentication(ClientId(credential), client.Password, userId)
        {
            Realm = HeaderOrNull(realm, nameof(Realm)) ?? brand?.Realm(RealmKind),
            RealmKind = RealmKind,
            CvsUserId = HeaderOrNull(CvsUserId, nameof(CvsUserId)),
            PartnerId = HeaderOrNull(PartnerId, nameof(PartnerId)),
            CustomerContext = HeaderOrNull(CustomerContext, nameof(CustomerContext)),
            Countries = [.. Country.Select(CountryCode)],
            Vin = HeaderOrNull(Vin, nameof(Vin)),
            Scopes = Words(Scope, nameof(Scope)),
            AddedScopes = Words(AddScope, nameof(AddScope)),
        };
        var settings = new ClientSettings
        {
            BaseUri = Origin.CheckBase(baseUri, nameof(BaseUri)),
            Authentication = authentication,
            Environment = HeaderOrNull(Environment, nameof(Environment)),
            Timeout = TimeSpan.FromSeconds(TimeoutSec),
            UserAgent = $"Stellantis.PowerShell/{typeof(ConnectStellantisCommand).Assembly.GetName().Version!.ToString(3)}",
        };
        return new Stellantis.Connection(Name, settings, authentication, brand?.Name, sandbox);
    }

    // NetworkCredential splits a domain off the user name; a client id may well contain a backslash.
    private static string ClientId(PSCredential credential) => credential.UserName.TrimStart('\\');

    private static string? HeaderOrNull(string? value, string source) => value is null ? null : HeaderValue.Check(value, source);

    private static string CountryCode(string country) => country.Length == 2 && country.All(c => c is >= 'a' and <= 'z' or >= 'A' and <= 'Z')
        ? country.ToUpperInvariant()
        : throw new StellantisApiException(ErrorIds.InvalidRequest, $"-Country '{country}' is no country code. Give the two letters of ISO 3166, for example FR.");

    private static string[] Words(string[] scopes, string source) =>
        [.. scopes.SelectMany(s => HeaderValue.Check(s.Trim(), source).Split([' ', ','], StringSplitOptions.RemoveEmptyEntries))];
}
