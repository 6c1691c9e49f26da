using System.Collections.Specialized;
using System.Management.Automation;
using Stellantis.Client.Bodies;
using Stellantis.Client.Changes;
using Stellantis.Client.Calls;
using Stellantis.Client;
using Stellantis.Client.Json;
using Stellantis.Client.Masking;
using Stellantis.PowerShell.Parameters;

namespace Stellantis.PowerShell.Cmdlets;

/// <summary>
/// The base of the cmdlets that replace the definition of a channel or a monitor: with one that was read and changed, with single parts, or with a
/// whole body. The service takes complete definitions only; what is not changed is sent as it was read.
/// </summary>
/// <typeparam name="T">The definition.</typeparam>
public abstract class SetDefinitionCmdlet<T> : ChannelScopedCmdlet where T : RequestObject, new()
{
    private protected SetDefinitionCmdlet()
    {
    }

    /// <summary>The channel or the monitor as it was read, and changed in its Definition.</summary>
    [Parameter(ValueFromPipeline = true, DontShow = true)]
    public PSObject? InputObject { get; set; }

    /// <summary>What it is: channel or monitor.</summary>
    private protected abstract string Noun { get; }

    /// <summary>The id of the channel or the monitor.</summary>
    private protected abstract string Id { get; }

    /// <summary>What -WhatIf and -Confirm call it.</summary>
    private protected abstract string Target { get; }

    /// <summary>The parts that were given.</summary>
    private protected abstract OrderedDictionary Parts { get; }

    /// <summary>Binds a whole body.</summary>
    private protected abstract BodyResult Bind(object body);

    /// <summary>Binds a definition with the parts changed that were given.</summary>
    private protected abstract BodyResult Bind(T current);

    /// <summary>The definition of a channel or a monitor; null when it is none, or has none.</summary>
    private protected abstract T? DefinitionOf(object? read);

    /// <summary>Reads it as the service has it now.</summary>
    private protected abstract object Read(string? vin);

    /// <summary>The call that replaces it.</summary>
    private protected abstract ApiCall CallOf(string? vin, string json);

    /// <inheritdoc/>
    protected override void ProcessRecord() => Try(Id, () =>
    {
        var vin = ScopeVin((this as IScopeParameters)?.VehicleId);
        var whole = WholeBody(Bind) is { } body ? Checked(body, Id) : null;
        var own = DefinitionOf(InputObject?.BaseObject);
        if (whole is null && own is null && Parts.Count == 0)
        {
            throw new StellantisApiException(
                ErrorIds.InvalidRequest, $"There is nothing to change: give a part such as -Label, or a -Body, or pipe in a {Noun} that was read " +
                    $"in this " +
                "session and changed. A copy from a file or a job has lost its definition.");
        }
        // -WhatIf sends nothing, not even to read what there is: what changes is then known of an object that was piped in.
        if (IsWhatIf)
        {
            if (whole is null && own is null)
                Ask(PlannedChanges());
            else
                Ask(Changes(AsRead(InputObject?.BaseObject), whole ?? Checked(ChangedAsRead(own!), Id)));
            return;
        }
        var stored = whole is null && own is null ? Stored(vin) : null;
        var json = whole ?? Checked(Changed(own ?? stored!, vin), Id);
        var before = stored is null ? AsRead(InputObject?.BaseObject) : WireWriter.Write(((IWireValue)stored).WriteTo);
        if (Ask(Changes(before, json)) && Alter(Id, () => CallOf(vin, json), () => Read(vin)))
            OpenConnection.Known.Learn(Noun, Id, BodyChanges.LabelOf(json), null);
    });

    /// <summary>What is set by the parts that were given, when what there is was not read.</summary>
    private protected virtual string PlannedChanges() => BodyChanges.Of(null, Bind(new T()).Json);

    private string Changes(string? before, string after)
    {
        OpenConnection.Client.Redactor.HideParts(JsonRedaction.Secrets(before ?? "").Concat(JsonRedaction.Secrets(after)));
        return BodyChanges.Of(before, after);
    }

    private bool Ask(string changes) => Approved(OpenConnection.Client.Redactor.Name($"Change the {Target}: {changes}"));

    private static string? AsRead(object? piped) => piped switch
    {
        Channel channel => channel.AsRead,
        Monitor monitor => monitor.AsRead,
        _ => null,
    };

    private BodyResult Changed(T current, string? vin)
    {
        var body = Bind(current);
        return body.HasErrors ? body.Given(Bind((object)Stored(vin))) : body;
    }

    private BodyResult ChangedAsRead(T current)
    {
        var body = Bind(current);
        return body.HasErrors && AsRead(InputObject?.BaseObject) is { } read ? body.Given(Bind((object)read)) : body;
    }

    private T Stored(string? vin) => DefinitionOf(Read(vin)) ?? new T();
}
