using System.Management.Automation;
using System.Text.RegularExpressions;
using Stellantis.Client;
using Stellantis.Client.Auth;
using Stellantis.Client.Http;
using Stellantis.PowerShell.Completion;
using Stellantis.PowerShell.Output;
using Stellantis.PowerShell.Pipeline;
using Stellantis.PowerShell.SignIn;

namespace Stellantis.PowerShell.Cmdlets;

/// <summary>Makes the address where a customer signs in and lets the application in. Nothing is sent.</summary>
[Cmdlet(VerbsCommon.New, "StellantisAuthorizationUri", HelpUri = HelpPage.Folder + "New-StellantisAuthorizationUri.md")]
[OutputType(typeof(AuthorizationRequest))]
public sealed class NewStellantisAuthorizationUriCommand : StellantisCmdlet
{
    /// <summary>The client id of the application.</summary>
    [Parameter(Mandatory = true, Position = 0, HelpMessage = Hints.ClientId)]
    [ValidateNotNullOrEmpty]
    public string ClientId { get; set; } = "";

    /// <summary>The address that the customer is sent back to; it is registered with the service.</summary>
    [Parameter(Mandatory = true, Position = 1, HelpMessage = Hints.RedirectUri)]
    [ValidateNotNull]
    [Discreet(typeof(Uri))]
    public Uri? RedirectUri { get; set; }

    /// <summary>The brand of the customer: it gives the page.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(WordCompleter<Brands>))]
    [ValidateNotNullOrEmpty]
    public string? Brand { get; set; }

    /// <summary>The page itself, instead of that of the brand.</summary>
    [Parameter]
    [ValidateNotNull]
    [Discreet(typeof(Uri))]
    public Uri? AuthorizationUri { get; set; }

    /// <summary>The scopes to ask the customer for.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(WordCompleter<OperationScopes>))]
    [ApiWords(typeof(OperationScopes))]
    public string[] Scope { get; set; } = [];

    /// <summary>What comes back with the customer, so that the answer is known to belong to this request; without it, a random one.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? State { get; set; }

    /// <summary>The language of the page, for example fr-FR.</summary>
    [Parameter]
    [Alias("Local")]
    [ArgumentCompleter(typeof(WordCompleter<Locales>))]
    [ApiWords(typeof(Locales))]
    [ValidateNotNullOrEmpty]
    public string? Locale { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        try
        {
            if (!RedirectUri!.IsAbsoluteUri)
                throw new StellantisApiException(ErrorIds.InvalidRequest,
                    "-RedirectUri is not a whole address. Give it as it is registered with the service.");
            if (Locale is not null && !Regex.IsMatch(Locale, "^[a-z]{2}-[A-Z]{2}$", RegexOptions.CultureInvariant))
                throw new StellantisApiException(ErrorIds.InvalidRequest,
                    $"-Locale '{Locale}' is not a language and a country. Give both, for example fr-FR.");
            var state = State ?? IdentityProvider.NewState();
            var scopes = ConnectionBuilder.Words(Scope, nameof(Scope));
            var uri = IdentityProvider.Authorize(Page(), HeaderValue.Check(ClientId, nameof(ClientId)), RedirectUri.OriginalString, scopes, state,
                Locale);
            PendingSignIns.Current.Add(ClientId, RedirectUri, state);
            WriteObject(new AuthorizationRequest(uri, state, RedirectUri, string.Join(" ", scopes)));
        }
        catch (StellantisApiException failure)
        {
            ThrowTerminatingError(Failure.Record(failure, RedirectUri));
        }
    }

    private Uri Page()
    {
        if (AuthorizationUri is not null)
            return IdentityProvider.Check(AuthorizationUri, nameof(AuthorizationUri));
        if (Brand is null)
            throw new StellantisApiException(ErrorIds.InvalidRequest,
                "The page where the customer signs in is not known. Give -Brand, which tells it, or -AuthorizationUri.");
        return IdentityProvider.AuthorizationUri(Stellantis.Brand.OfName(Brand) ?? throw new StellantisApiException(ErrorIds.InvalidRequest,
            $"-Brand '{Brand}' is not one of {string.Join(", ", Stellantis.Brand.All)}. Give one of them, or the page itself by -AuthorizationUri."));
    }
}
