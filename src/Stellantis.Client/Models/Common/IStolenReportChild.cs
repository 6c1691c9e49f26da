namespace Stellantis;

/// <summary>A resource that belongs to a stolen report and does not say so itself.</summary>
internal interface IStolenReportChild
{
    /// <summary>The id of the stolen report.</summary>
    string? StolenReportId { get; set; }
}
