namespace Stellantis.Client.Json;

/// <summary>A value that writes itself as JSON.</summary>
internal interface IWireValue
{
    /// <summary>Writes the value.</summary>
    void WriteTo(WireWriter writer);
}
