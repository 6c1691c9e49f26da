namespace Stellantis.Testing.Raw;

/// <summary>What goes wrong with a request, or around it.</summary>
public enum Trouble
{
    None,

    /// <summary>The request is read, not carried out, and the connection reset.</summary>
    ResetBefore,

    /// <summary>The request is carried out, and the connection reset without an answer.</summary>
    ResetAfter,

    /// <summary>The connection is closed in good order, and nothing was done.</summary>
    CloseBefore,

    /// <summary>The connection is closed in good order, and all was done.</summary>
    CloseAfter,

    /// <summary>The head of the answer breaks off.</summary>
    HalfHead,

    /// <summary>The body is shorter than its length says.</summary>
    CutBody,

    /// <summary>The last piece of a body in pieces does not come.</summary>
    CutPieces,

    /// <summary>The compressed body is whole for HTTP, and cut for whoever unpacks it.</summary>
    CutGzip,

    /// <summary>No answer comes.</summary>
    Silence,

    /// <summary>Half of the answer comes in time, and the other half when nobody waits for it any more.</summary>
    LateHalf,

    /// <summary>429, with a wait.</summary>
    TooMany,

    /// <summary>429, without a word on how long.</summary>
    TooManyForNow,

    /// <summary>503, with a wait: nothing was done.</summary>
    Unavailable,

    /// <summary>503, from somebody who does not know whether anything was done.</summary>
    BadDay,

    /// <summary>504, of a gateway whose service was too slow.</summary>
    TooSlow,

    /// <summary>The answer comes twice on one connection.</summary>
    Twice,

    /// <summary>Bytes that are no answer come behind the answer.</summary>
    Rubbish,

    /// <summary>A good answer, and the kept connection is closed behind it.</summary>
    CloseBehind,

    /// <summary>A good answer, byte for byte in many pieces.</summary>
    Pieces,

    /// <summary>A good answer, compressed.</summary>
    Gzip,
}
