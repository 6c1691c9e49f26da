using System.Management.Automation;
using Stellantis.Client;
using Stellantis.Client.Bodies;
using Stellantis.Client.Configuration;
using Stellantis.Client.Masking;
using Stellantis.PowerShell.Parameters;
using Stellantis.PowerShell.SignIn;

namespace Stellantis.PowerShell.Cmdlets;

/// <summary>The base of the cmdlets for configurations: they read them from files and from the service.</summary>
public abstract class ConfigurationCmdlet : ConnectedCmdlet
{
    private const int MostNamed = 20;

    private SecretLookup? _secrets;

    private protected ConfigurationCmdlet()
    {
    }

    private SecretLookup Secrets => _secrets ??= this is ISecretParameters given
        ? new SecretLookup(given.Secret, given.SecretVault is { } vault ? new SecretVault(InvokeCommand, vault) : null)
        : new SecretLookup(null, null);

    /// <summary>The files under a path.</summary>
    private protected ConfigurationFiles Files(string path) => ConfigurationFiles.At(GetUnresolvedProviderPathFromPSPath(path));

    /// <summary>Reads a configuration, with its secrets in their places; ends the command when it cannot be so.</summary>
    /// <param name="files">Where it lies.</param>
    /// <param name="fills">True to put in the secrets; false to leave their places as they are.</param>
    private protected ConfigurationSet Read(ConfigurationFiles files, bool fills)
    {
        if (!files.IsFolder && !File.Exists(files.Path))
            Refuse(ErrorIds.InvalidBody, $"There is no file and no folder '{files.Path}'. Export-StellantisConfiguration writes one.", files.Path);
        var problems = new List<ConfigurationProblem>();
        var set = files.Read(problems);
        var redactor = fills ? OpenConnection.Client.Redactor : new Redactor();
        try
        {
            Func<string, string?> secret = fills ? Secrets.Of : _ => null;
            var missing = ConfigurationCheck.Missing(set, secret);
            redactor.HideParts(Secrets.Found);
            problems.AddRange(ConfigurationCheck.Errors(set, Path.GetFileName(files.Path), secret));
            if (problems.Count > 0)
                RefuseAll(files, problems, redactor);
            if (fills && missing.Count > 0)
                RefuseMissing(missing);
            if (fills)
                ConfigurationCheck.Fill(set, secret, redactor);
        }
        catch (StellantisApiException failure)
        {
            ThrowTerminatingError(Output.Failure.Record(failure, files.Path));
        }
        return set;
    }

    /// <summary>Reads what the service has; ends the command when that cannot be read, or cannot be told apart.</summary>
    private protected ConfigurationSet ReadAccount(int sideBySide)
    {
        ConfigurationSet? account = null;
        try
        {
            account = Await(new AccountReader(OpenConnection.Client, sideBySide).ReadAsync(Context));
        }
        catch (StellantisApiException failure)
        {
            ThrowTerminatingError(Output.Failure.Record(failure, null));
        }
        if (account!.Doubles is { Count: > 0 } doubles)
        {
            Refuse(ErrorIds.InvalidRequest, $"At the service {string.Join("; ", doubles)}. A configuration knows them by their labels: " +
                "give one of each another (Set-StellantisChannel -Label, Set-StellantisMonitor -Label), or remove it.");
        }
        return account;
    }

    /// <summary>Keeps the ids that are known now; without them all is found by its label.</summary>
    private protected void WriteState(ConfigurationFiles files, ConfigurationState state)
    {
        try
        {
            ConfigurationFiles.Write(files.StatePath, state.ToString());
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            WriteWarning($"The ids could not be kept in '{files.StatePath}': {e.Message} All will be found by its label.");
        }
    }

    /// <summary>Ends the command when something would name nothing, and warns of what the service may refuse in what is to be sent.</summary>
    private protected void Check(ConfigurationFiles files, ConfigurationPlan plan, bool prune)
    {
        var redactor = OpenConnection.Client.Redactor;
        if (plan.Lost(prune) is { Count: > 0 } lost)
            RefuseAll(files, lost, redactor);
        foreach (var warning in plan.Warnings)
            WriteWarning(redactor.Mask(warning.ToString()));
    }

    private void RefuseAll(ConfigurationFiles files, IReadOnlyList<ConfigurationProblem> problems, Redactor redactor)
    {
        var shown = problems.Take(MostNamed).Select(p => redactor.Mask(p.ToString())).ToList();
        if (problems.Count > MostNamed)
            shown.Add($"and {problems.Count - MostNamed} more");
        Refuse(ErrorIds.InvalidBody, problems.Count == 1 ? shown[0].TrimEnd('.') + (shown[0].EndsWith("?", StringComparison.Ordinal) ? "" : ".")
            : $"{problems.Count} problems:{string.Concat(shown.Select(line => $"{Environment.NewLine}- {line}"))}", files.Path);
    }

    private void RefuseMissing(IReadOnlyList<string> missing)
    {
        var given = ((this as ISecretParameters)?.Secret?.Keys ?? Array.Empty<string>()).Cast<object>().Select(key => key.ToString());
        var hints = given.Except(Secrets.Names, StringComparer.OrdinalIgnoreCase).Select(key => (key, Meant: Nearest.Of(key, missing)))
            .Where(hint => hint.Meant is not null).Select(hint => $" -Secret has '{hint.key}'; did you mean '{hint.Meant}'?");
        var places = string.Join(", ", missing.Select(name => Placeholders.Of(name)));
        throw new StellantisApiException(ErrorIds.InvalidRequest,
            $"{(missing.Count == 1 ? "A secret of the configuration is" : $"{missing.Count} secrets of the configuration are")} missing: {places}." +
            $"{string.Concat(hints)} Nothing was sent.")
        {
            Advice = $"Give {(missing.Count == 1 ? "it" : "each")} under its name in the hashtable of -Secret, in the vault of -SecretVault, or " +
                $"in an environment variable: that of {Placeholders.Of(missing[0])} is {SecretLookup.Variable(missing[0])}.",
        };
    }
}
