using System.Collections.Concurrent;
using System.Management.Automation;
using Stellantis.Client;
using Stellantis.Client.Calls;
using Stellantis.Client.Masking;
using Stellantis.Client.Text;

namespace Stellantis.PowerShell.Pipeline;

/// <summary>What calls have to tell, into the streams of the cmdlet on whose behalf they run.</summary>
internal sealed class CmdletLog(PipelinePump pump, bool verbose, bool debug) : ICallLog
{
    private readonly ConcurrentDictionary<long, bool> _told = new();

    public bool WantsVerbose { get; } = verbose;

    public bool WantsDebug { get; } = debug;

    public void Verbose(string text)
    {
        if (WantsVerbose)
            pump.Tell(cmdlet => cmdlet.WriteVerbose(Redactor.Formal.Mask(text)));
    }

    public void Debug(string text)
    {
        if (WantsDebug)
            pump.Tell(cmdlet => cmdlet.WriteDebug(ForeignText.Visible(text)));
    }

    public void Warning(string text) => pump.Tell(cmdlet => cmdlet.WriteWarning(Redactor.Formal.Mask(text)));

    public void WarningOnce(long key, string text)
    {
        if (_told.TryAdd(key, true))
            Warning(text);
    }
}
