namespace Stellantis.Client.Json;

/// <summary>
/// What an object keeps, in the order in which it came. Mostly that is nothing or one member, and a page has thousands of such objects: a chain takes
/// half the memory of a list.
/// </summary>
internal struct KeptMembers
{
    // The chain is a ring, so that both of its ends are at hand: the one after the last is the first.
    private KeptMember? _last;

    public readonly bool IsEmpty => _last is null;

    /// <summary>The members.</summary>
    public readonly IEnumerable<KeptMember> All => _last is null ? [] : Ring(_last);

    public void Add(KeptMember member)
    {
        member.Next = _last?.Next ?? member;
        if (_last is not null)
            _last.Next = member;
        _last = member;
    }

    public void RemoveAll(Predicate<KeptMember> isGone)
    {
        if (FindLast(isGone) is null)
            return;
        var left = All.Where(member => !isGone(member)).ToList();
        _last = null;
        foreach (var member in left)
            Add(member);
    }

    /// <summary>The last that is like this; null when none is.</summary>
    public readonly KeptMember? FindLast(Predicate<KeptMember> isIt)
    {
        KeptMember? found = null;
        for (var member = _last?.Next; member is not null; member = member == _last ? null : member.Next)
        {
            if (isIt(member))
                found = member;
        }
        return found;
    }

    private static IEnumerable<KeptMember> Ring(KeptMember last)
    {
        var member = last;
        do
        {
            member = member.Next!;
            yield return member;
        }
        while (member != last);
    }
}
