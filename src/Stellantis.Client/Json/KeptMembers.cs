namespace Stellantis.Client.Json;

/// <summary>
/// What an object keeps, in the order in which it came. Mostly that is nothing or one member, and a page has thousands of such objects: a chain takes
/// half the memory of a list.
/// </summary>
internal struct KeptMembers
{
    private KeptMember? _first;

    public readonly bool IsEmpty => _first is null;

    /// <summary>The members.</summary>
    public readonly IEnumerable<KeptMember> All => _first is null ? [] : From(_first);

    public void Add(KeptMember member)
    {
        member.Next = null;
        if (_first is null)
        {
            _first = member;
            return;
        }
        var last = _first;
        while (last.Next is not null)
            last = last.Next;
        last.Next = member;
    }

    public void RemoveAll(Predicate<KeptMember> isGone)
    {
        KeptMember? before = null;
        for (var member = _first; member is not null; member = member.Next)
        {
            if (!isGone(member))
                before = member;
            else if (before is null)
                _first = member.Next;
            else
                before.Next = member.Next;
        }
    }

    /// <summary>The last that is like this; null when none is.</summary>
    public readonly KeptMember? FindLast(Predicate<KeptMember> isIt)
    {
        KeptMember? found = null;
        for (var member = _first; member is not null; member = member.Next)
        {
            if (isIt(member))
                found = member;
        }
        return found;
    }

    private static IEnumerable<KeptMember> From(KeptMember first)
    {
        for (var member = first; member is not null; member = member.Next)
            yield return member;
    }
}
