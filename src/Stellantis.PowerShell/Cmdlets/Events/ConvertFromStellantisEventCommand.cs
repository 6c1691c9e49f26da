using System.Collections;
using System.Management.Automation;
using Newtonsoft.Json;
using Stellantis.Client;
using Stellantis.Client.Events;
using Stellantis.PowerShell.Events;
using Stellantis.PowerShell.Output;
using Stellantis.PowerShell.Pipeline;

namespace Stellantis.PowerShell.Cmdlets;

/// <summary>
/// Makes event objects of what the service delivered: of the body of a webhook, of a request as Azure hands it to functions and runbooks, of a push
/// notification. Nothing is sent.
/// </summary>
[Cmdlet(VerbsData.ConvertFrom, "StellantisEvent", HelpUri = HelpPage.Folder + "ConvertFrom-StellantisEvent.md")]
[OutputType(typeof(Event))]
public sealed class ConvertFromStellantisEventCommand : StellantisCmdlet
{
    private readonly EventText _text = new();
    private int _count;

    /// <summary>
    /// What was delivered: JSON text, also line by line; bytes; a parsed object; the request of an Azure function; <c>$WebhookData</c> of a runbook;
    /// the base64 message of a push notification. One message, or a list.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, HelpMessage = "The body as the service sent it, or the request around it")]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    public PSObject? InputObject { get; set; }

    /// <summary>The header fields of the request, where they are not in it: the vehicle may stand there.</summary>
    [Parameter]
    [ValidateNotNull]
    public IDictionary? Header { get; set; }

    /// <summary>The parameters in the address of the request, where they are not in it.</summary>
    [Parameter]
    [ValidateNotNull]
    public IDictionary? Query { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        try
        {
            foreach (var text in _text.Add(InputObject))
                Read(text);
        }
        catch (JsonException e)
        {
            Tell($"An object of the type {InputObject?.BaseObject.GetType().Name} cannot be read as JSON: {e.Message}");
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        foreach (var text in _text.Finish())
            Read(text);
    }

    private void Read(string text)
    {
        ThrowIfStopped();
        var messages = EventReader.Read(text, [.. EventText.Pairs(Header), .. EventText.Pairs(Query)]);
        for (var i = 0; i < messages.Count; i++)
        {
            _count++;
            if (messages[i].Event is { } told)
                WriteObject(told);
            else
                Tell($"{(messages.Count == 1 ? "This" : $"Message {i + 1} of {messages.Count}")} is not an event. {messages[i].Problem}");
        }
    }

    private void Tell(string problem) => Tell(Failure.Record(new StellantisApiException(ErrorIds.InvalidBody, problem)
    {
        Advice = "Give the body as the service sent it: text, bytes, a parsed object, or the request around it ($Request of an Azure function, " +
            "$WebhookData of a runbook).",
    }, null));
}
