namespace Stellantis.Server.Receiving;

/// <summary>What became of a delivery.</summary>
internal enum Receipt
{
    /// <summary>It is kept, and need not come again.</summary>
    Taken,

    /// <summary>There is no room for it: it is to come again.</summary>
    Full,

    /// <summary>It is nothing that is taken here; it need not come again either.</summary>
    Refused,
}
