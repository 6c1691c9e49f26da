namespace Stellantis.PowerShell.Pipeline;

/// <summary>Hears how the reading of collections goes, on the pipeline thread.</summary>
internal interface IPageOwner
{
    void PageWritten(IPageCount count);

    void Ended(IPageCount count);

    void NoData(StellantisApiException said);
}
