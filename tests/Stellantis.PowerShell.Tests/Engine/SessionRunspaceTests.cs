using Xunit;

namespace Stellantis.PowerShell.Tests.Engine;

/// <summary>Sessions of the tests that come one after the other in one runspace know nothing of one another.</summary>
public sealed class SessionRunspaceTests
{
    [Theory]
    [InlineData("$before = 1; $global:ErrorActionPreference = 'Stop'; Set-Variable fixed 1 -Option Constant",
        "$before, $fixed, ($ErrorActionPreference -ne 'Continue')")]
    [InlineData("$global:PSDefaultParameterValues['Get-StellantisVehicle:First'] = 1", "$PSDefaultParameterValues.Count")]
    [InlineData("[cultureinfo]::CurrentCulture = [cultureinfo]::CurrentUICulture = 'ar-SA'",
        "[cultureinfo]::CurrentCulture, [cultureinfo]::CurrentUICulture -eq 'ar-SA'")]
    [InlineData("Set-StrictMode -Version Latest", "try { $isNotThere } catch { 1 }")]
    [InlineData("Set-Location ([IO.Path]::GetTempPath())", "\"$PWD/\" -eq [IO.Path]::GetTempPath()")]
    // An error that nobody looks at is what is left behind here.
    [InlineData("try { throw 'before' } catch { }", "$Error.Count")]
    [InlineData("Connect-Stellantis -Sandbox -Name before", "Get-StellantisConnection; Get-StellantisSandbox | Where-Object Name -eq before")]
    [InlineData("Register-ObjectEvent ([Timers.Timer]::new()) Elapsed before", "Get-EventSubscriber")]
    [InlineData("$null = Start-StellantisEventListener http://127.0.0.1:0/before",
        "Get-StellantisEventListener | Where-Object { $_.Uri.AbsolutePath -eq '/before' }")]
    [InlineData("$null = New-StellantisAuthorizationUri client-0042 https://me.example.com -Brand DS", """
        $credential = [pscredential]::new('client-0042', (ConvertTo-SecureString s -AsPlainText -Force))
        try {
            Connect-Stellantis https://127.0.0.1:9/v1 $credential -AuthorizationCode 'https://me.example.com?code=c&state=other' -Realm B2C `
                -RedirectUri https://me.example.com -TokenUri https://127.0.0.1:9/token -MaxRetry 0
        }
        catch { $_.FullyQualifiedErrorId -like 'InvalidRequest*' }
        """)]
    public void What_a_session_left_is_gone(string left, string look)
    {
        var place = new SessionRunspace();
        try
        {
            Run(place, left);

            Assert.True(place.Renew());

            Assert.DoesNotContain(Run(place, look), seen => seen is not (null or 0 or false));
            // As in a new one, the module is there and does its work.
            Assert.Equal(2, Run(place, "Connect-Stellantis -Sandbox -VehicleCount 2; Get-StellantisVehicle").Count);
        }
        finally
        {
            place.Close();
        }
    }

    [Theory]
    [InlineData("function global:Get-Before { 1 }")]
    [InlineData("Set-Alias before Get-StellantisVehicle -Scope Global")]
    [InlineData("function global:prompt { 'other' }")]
    [InlineData("New-PSDrive before FileSystem / -Scope Global")]
    [InlineData("New-Module -Name Before { function Get-Before { 1 } } | Import-Module -Global")]
    [InlineData("Remove-Module Stellantis")]
    [InlineData("$null = Register-EngineEvent before -Action { }")]
    public void A_runspace_that_is_not_as_it_was_serves_nobody_else(string left)
    {
        var place = new SessionRunspace();
        try
        {
            Run(place, left);

            Assert.False(place.Renew());
        }
        finally
        {
            place.Close();
        }
    }

    private static List<object?> Run(SessionRunspace place, string script)
    {
        using var shell = place.Shell();
        List<object?> output = [.. shell.AddScript(script).Invoke().Select(value => value?.BaseObject)];
        Assert.Empty(shell.Streams.Error);
        return output;
    }
}
