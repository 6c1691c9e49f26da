namespace Stellantis.Benchmarks.Server;

/// <summary>
/// In what the documents of a fleet differ from the plainest: VINs for ids, links of the gateway itself, ASCII, one line, not packed.
/// </summary>
[Flags]
internal enum Documents
{
    Plain = 0,
    OpaqueIds = 1,
    InnerLinks = 2,
    Text = 4,
    Extension = 8,
    Unknown = 16,
    Pretty = 32,
    Gzip = 64,
    All = OpaqueIds | InnerLinks | Text | Extension | Unknown | Pretty | Gzip,
}
