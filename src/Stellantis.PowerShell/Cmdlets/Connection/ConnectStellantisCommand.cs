using System.Management.Automation;
using System.Security;
using System.Security.Cryptography.X509Certificates;
using Stellantis.Client;
using Stellantis.PowerShell.Completion;
using Stellantis.PowerShell.Input;
using Stellantis.PowerShell.Output;
using Stellantis.PowerShell.Pipeline;
using Stellantis.PowerShell.Sandbox;
using Stellantis.PowerShell.Session;
using Stellantis.PowerShell.SignIn;

namespace Stellantis.PowerShell.Cmdlets;

/// <summary>
/// Signs in to the service, or to a sandbox that it starts. Nothing is sent before the first cmdlet asks for something, but for an authorization
/// code, which is exchanged at once.
/// </summary>
[Cmdlet(VerbsCommunications.Connect, "Stellantis", DefaultParameterSetName = GatewaySet, HelpUri = HelpPage.Folder + "Connect-Stellantis.md")]
[OutputType(typeof(Stellantis.Connection))]
public sealed class ConnectStellantisCommand : StellantisCmdlet
{
    private const string GatewaySet = "Gateway";
    private const string TokenSet = "Token";
    private const string RefreshSet = "Refresh";
    private const string ClientCredentialSet = "ClientCredential";
    private const string CodeSet = "Code";
    private const string EnvironmentSet = "Environment";
    private const string SandboxSet = "Sandbox";

    // The realm of the service's own partner samples.
    private const string PartnerRealm = "B2C";

    /// <summary>The address of the API, its version segment included: https, or http to this machine.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = GatewaySet, HelpMessage = Hints.BaseUri)]
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = TokenSet, HelpMessage = Hints.BaseUri)]
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = RefreshSet, HelpMessage = Hints.BaseUri)]
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ClientCredentialSet, HelpMessage = Hints.BaseUri)]
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = CodeSet, HelpMessage = Hints.BaseUri)]
    [Parameter(ParameterSetName = EnvironmentSet)]
    [Discreet(typeof(Uri))]
    public Uri? BaseUri { get; set; }

    /// <summary>The client id and the client secret of the application.</summary>
    [Parameter(Mandatory = true, Position = 1, ParameterSetName = GatewaySet, HelpMessage = Hints.Credential)]
    [Parameter(Position = 1, ParameterSetName = TokenSet)]
    [Parameter(Position = 1, ParameterSetName = RefreshSet)]
    [Parameter(Position = 1, ParameterSetName = ClientCredentialSet)]
    [Parameter(Position = 1, ParameterSetName = CodeSet)]
    [Parameter(ParameterSetName = EnvironmentSet)]
    [Discreet(typeof(PSCredential))]
    [Credential]
    public PSCredential? Credential { get; set; }

    /// <summary>The account on whose behalf the calls run.</summary>
    [Parameter(Mandatory = true, Position = 2, ParameterSetName = GatewaySet, HelpMessage = Hints.UserId)]
    [Parameter(ParameterSetName = TokenSet)]
    [Parameter(ParameterSetName = RefreshSet)]
    [Parameter(ParameterSetName = ClientCredentialSet)]
    [Parameter(ParameterSetName = CodeSet)]
    [Parameter(ParameterSetName = EnvironmentSet)]
    [ValidateNotNullOrEmpty]
    public string? UserId { get; set; }

    /// <summary>An access token that the application has already.</summary>
    [Parameter(Mandatory = true, ParameterSetName = TokenSet, HelpMessage = Hints.AccessToken)]
    [Parameter(ParameterSetName = RefreshSet)]
    [Parameter(ParameterSetName = EnvironmentSet)]
    [Discreet(typeof(SecureString))]
    [ValidateNotNull]
    public SecureString? AccessToken { get; set; }

    /// <summary>A refresh token: access tokens are had and renewed with it.</summary>
    [Parameter(Mandatory = true, ParameterSetName = RefreshSet, HelpMessage = Hints.RefreshToken)]
    [Parameter(ParameterSetName = EnvironmentSet)]
    [Discreet(typeof(SecureString))]
    [ValidateNotNull]
    public SecureString? RefreshToken { get; set; }

    /// <summary>Sign in as the application itself, known by its client certificate or its secret.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ClientCredentialSet, HelpMessage = Hints.ClientCredential)]
    public SwitchParameter ClientCredential { get; set; }

    /// <summary>The code that came back with the user from the identity provider; text is taken too, since it is good for one use.</summary>
    [Parameter(Mandatory = true, ParameterSetName = CodeSet, HelpMessage = Hints.AuthorizationCode)]
    [Discreet(typeof(SecureString), TakesText = true)]
    [ValidateNotNull]
    public SecureString? AuthorizationCode { get; set; }

    /// <summary>The address that the user was sent back to, spelt as in New-StellantisAuthorizationUri.</summary>
    [Parameter(Mandatory = true, ParameterSetName = CodeSet, HelpMessage = Hints.RedirectUri)]
    [Discreet(typeof(Uri))]
    [ValidateNotNull]
    public Uri? RedirectUri { get; set; }

    /// <summary>The token endpoint of the identity provider: https, or http to this machine. Without it, that of the brand.</summary>
    [Parameter(ParameterSetName = RefreshSet)]
    [Parameter(Mandatory = true, ParameterSetName = ClientCredentialSet, HelpMessage = Hints.TokenUri)]
    [Parameter(ParameterSetName = CodeSet)]
    [Parameter(ParameterSetName = EnvironmentSet)]
    [Discreet(typeof(Uri))]
    [ValidateNotNull]
    public Uri? TokenUri { get; set; }

    /// <summary>The client id, where there is no secret to give by -Credential.</summary>
    [Parameter(ParameterSetName = TokenSet)]
    [Parameter(ParameterSetName = RefreshSet)]
    [Parameter(ParameterSetName = ClientCredentialSet)]
    [Parameter(ParameterSetName = CodeSet)]
    [Parameter(ParameterSetName = EnvironmentSet)]
    [ValidateNotNullOrEmpty]
    public string? ClientId { get; set; }

    /// <summary>Take what is not given from the environment variables STELLANTIS_*.</summary>
    [Parameter(Mandatory = true, ParameterSetName = EnvironmentSet, HelpMessage = Hints.FromEnvironmentVariable)]
    public SwitchParameter FromEnvironmentVariable { get; set; }

    /// <summary>The vault of the SecretManagement module; the variables of secrets then hold their names in it.</summary>
    [Parameter(ParameterSetName = EnvironmentSet)]
    [ValidateNotNullOrEmpty]
    public string? SecretVault { get; set; }

    /// <summary>Start a sandbox in this process and connect to it.</summary>
    [Parameter(Mandatory = true, ParameterSetName = SandboxSet, HelpMessage = Hints.Sandbox)]
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

    /// <summary>How many times as fast as real time the sandbox's clock runs; limits and tokens keep to real time.</summary>
    [Parameter(ParameterSetName = SandboxSet)]
    [ValidateRange(0.0, 3600.0)]
    public double Speed { get; set; }

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
    [ApiWords(typeof(Realms))]
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

    /// <summary>The channel that the events of remote commands go to where a command names none.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ChannelId { get; set; }

    /// <summary>The scopes to ask for instead of each operation's own.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(WordCompleter<OperationScopes>))]
    [ApiWords(typeof(OperationScopes))]
    public string[] Scope { get; set; } = [];

    /// <summary>Scopes to ask for besides each operation's own.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(WordCompleter<OperationScopes>))]
    [ApiWords(typeof(OperationScopes))]
    public string[] AddScope { get; set; } = [];

    /// <summary>Seconds to wait for an answer to begin, and between two pieces of it.</summary>
    [Parameter]
    [ValidateRange(1, 86400)]
    public int TimeoutSec { get; set; } = 100;

    /// <summary>The client certificate, with its private key.</summary>
    [Parameter]
    [Discreet(typeof(X509Certificate2))]
    [ValidateNotNull]
    public X509Certificate2? Certificate { get; set; }

    /// <summary>The file of the client certificate: PFX, or PEM.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? CertificatePath { get; set; }

    /// <summary>The PEM file of the certificate's key, when it is another than -CertificatePath.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? CertificateKeyPath { get; set; }

    /// <summary>The password of the PFX file, or of the key.</summary>
    [Parameter]
    [Discreet(typeof(SecureString))]
    [ValidateNotNull]
    public SecureString? CertificatePassword { get; set; }

    /// <summary>The thumbprint of a certificate in the store My of the user, or of the machine.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? CertificateThumbprint { get; set; }

    /// <summary>The file of the authorities that must have issued the service's certificate.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? CaCertificatePath { get; set; }

    /// <summary>The proxy to use instead of the system's.</summary>
    [Parameter]
    [Discreet(typeof(Uri))]
    [ValidateNotNull]
    public Uri? Proxy { get; set; }

    /// <summary>User and password for the proxy.</summary>
    [Parameter]
    [Discreet(typeof(PSCredential))]
    [Credential]
    public PSCredential? ProxyCredential { get; set; }

    /// <summary>Sign in to the proxy as the user of this process.</summary>
    [Parameter]
    public SwitchParameter ProxyUseDefaultCredentials { get; set; }

    /// <summary>How often a request that may be repeated is sent again after a passing fault.</summary>
    [Parameter]
    [ValidateRange(0, 20)]
    public int MaxRetry { get; set; } = 4;

    /// <summary>The longest time in seconds that one request waits in sum when the service asks it to.</summary>
    [Parameter]
    [ValidateRange(0, 86400)]
    public int MaxWaitSec { get; set; } = 120;

    /// <summary>A name to call the connection by: -Connection takes it.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <summary>Read as little as can be right away: a connection that does not work is an error, and is not kept.</summary>
    [Parameter]
    public SwitchParameter Verify { get; set; }

    /// <summary>Write the connection.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        try
        {
            var connection = Connect();
            ConnectionStore.Current.Add(connection);
            if (PassThru)
                WriteObject(connection);
        }
        catch (StellantisApiException failure)
        {
            var message = FromEnvironmentVariable ? SignInVariables.Named(failure.Message, MyInvocation.BoundParameters.ContainsKey)
                : failure.Message;
            ThrowTerminatingError(Failure.Record(failure, BaseUri, message));
        }
        catch (ArgumentException e) when (World is not null)
        {
            Refuse(ErrorIds.InvalidRequest, $"-World cannot be made: {WorldInput.Reason(e)}");
        }
    }

    private Stellantis.Connection Connect()
    {
        if (ParameterSetName == SandboxSet)
            return ToSandbox();
        var input = Input();
        var way = Way(input);
        return Built(input, way, null, input.BaseUri is null ? null : SandboxStore.At(input.BaseUri));
    }

    // The sandbox that the connection ends by itself, and the one that it leads to.
    private Stellantis.Connection Built(SignInInput input, SignInWay way, StellantisSandbox? own, StellantisSandbox? sandbox)
    {
        input.Name ??= sandbox?.Name;
        var builder = new ConnectionBuilder(input, way);
        if (way == SignInWay.Code)
            builder.CheckAnswer(PendingSignIns.Current);
        var connection = builder.Build(own, WriteWarning);
        try
        {
            if (sandbox is not null)
                connection.EndWith(sandbox);
            // A code lives for minutes.
            if (way == SignInWay.Code)
                Await(connection.SignInAsync(Context));
            if (Verify)
                Await(connection.VerifyAsync(Context));
            return connection;
        }
        catch (Exception)
        {
            connection.Dispose();
            throw;
        }
    }

    private SignInWay Way(SignInInput input)
    {
        switch (ParameterSetName)
        {
            case TokenSet:
                return SignInWay.Token;
            case RefreshSet:
                return SignInWay.Refresh;
            case ClientCredentialSet:
                return SignInWay.ClientCredential;
            case CodeSet:
                return SignInWay.Code;
            case EnvironmentSet:
                var vault = new SecretVault(InvokeCommand, SecretVault ?? Variable("STELLANTIS_SECRETVAULT"));
                var environment = new EnvironmentInput(Variable, vault.Of);
                var way = environment.Fill(input);
                input.MaxRetry = Number(nameof(MaxRetry), 0, 20) ?? MaxRetry;
                input.MaxWaitSec = Number(nameof(MaxWaitSec), 0, 86400) ?? MaxWaitSec;
                input.TimeoutSec = Number(nameof(TimeoutSec), 1, 86400) ?? TimeoutSec;
                (input.CertificatePath, input.CaCertificatePath) = (FullPath(input.CertificatePath), FullPath(input.CaCertificatePath));
                return way;

                int? Number(string parameter, int least, int most) => MyInvocation.BoundParameters.ContainsKey(parameter) ? null
                    : environment.Number(parameter.ToUpperInvariant(), least, most);
            default:
                return SignInWay.Gateway;
        }
    }

    private Stellantis.Connection ToSandbox()
    {
        var sandbox = StellantisSandbox.Start(new SandboxSetup
        {
            Name = Name ?? ConnectionStore.Current.SandboxName(),
            VehicleCount = VehicleCount,
            Seed = Seed,
            Strict = Strict,
            Speed = Speed == 0 ? 1 : Speed,
            World = WorldInput.Read(this, World),
        });
        SandboxStore.Add(sandbox);
        try
        {
            var input = Input();
            input.BaseUri = sandbox.BaseUri;
            input.ClientId = sandbox.Credential.UserName;
            input.ClientSecret = sandbox.Credential.Password;
            input.UserId = sandbox.UserId;
            input.Realm ??= Brand is null ? PartnerRealm : null;
            return Built(input, SignInWay.Gateway, sandbox, sandbox);
        }
        catch (Exception)
        {
            sandbox.Stop();
            throw;
        }
    }

    private SignInInput Input() => new()
    {
        BaseUri = BaseUri,
        // NetworkCredential would split a domain off the user name; a client id may well contain a backslash.
        ClientId = ClientId ?? Credential?.UserName.TrimStart('\\'),
        ClientSecret = Credential is { Password.Length: > 0 } ? Credential.Password : null,
        UserId = UserId,
        AccessToken = AccessToken,
        RefreshToken = RefreshToken,
        AuthorizationCode = AuthorizationCode,
        RedirectUri = RedirectUri,
        TokenUri = TokenUri,
        Brand = Brand,
        Realm = Realm,
        RealmKind = RealmKind,
        CvsUserId = CvsUserId,
        PartnerId = PartnerId,
        CustomerContext = CustomerContext,
        Country = Country,
        Environment = Environment,
        Vin = Vin,
        ChannelId = ChannelId,
        Scope = Scope,
        AddScope = AddScope,
        Certificate = Certificate,
        CertificatePath = FullPath(CertificatePath),
        CertificateKeyPath = FullPath(CertificateKeyPath),
        CertificatePassword = CertificatePassword,
        CertificateThumbprint = CertificateThumbprint,
        CaCertificatePath = FullPath(CaCertificatePath),
        Proxy = Proxy,
        ProxyCredential = ProxyCredential,
        ProxyUseDefaultCredentials = ProxyUseDefaultCredentials,
        TimeoutSec = TimeoutSec,
        MaxRetry = MaxRetry,
        MaxWaitSec = MaxWaitSec,
        Name = Name,
    };

    private string? FullPath(string? path) => path is null ? null : GetUnresolvedProviderPathFromPSPath(path);

    private static string? Variable(string name) => System.Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
