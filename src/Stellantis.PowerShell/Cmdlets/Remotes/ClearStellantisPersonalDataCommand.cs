using System.Management.Automation;
using Stellantis.PowerShell.Parameters;

namespace Stellantis.PowerShell.Cmdlets;

/// <summary>Deletes the personal data that is kept in vehicles (operation sendVehicleRemotes).</summary>
[Cmdlet(VerbsCommon.Clear, "StellantisPersonalData", SupportsShouldProcess = true, HelpUri = HelpPage.Folder + "Clear-StellantisPersonalData.md")]
[OutputType(typeof(RemoteAction))]
public sealed partial class ClearStellantisPersonalDataCommand : RemoteCmdlet, IRemoteVerbParameters
{
    private protected override object Request() => Wire("onboardPersonalData", ("action", "Delete"));
}
