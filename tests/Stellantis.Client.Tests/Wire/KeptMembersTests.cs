using Stellantis.Client.Json;
using Xunit;

namespace Stellantis.Client.Tests.Wire;

/// <summary>What an object keeps is a list in the order in which it came, whatever is added and taken out.</summary>
public sealed class KeptMembersTests
{
    [Fact]
    public void It_is_what_a_list_would_be()
    {
        var dice = new Random(11);
        for (var round = 0; round < 200; round++)
        {
            var (kept, list) = (new KeptMembers(), new List<KeptMember>());
            for (var step = 0; step < 30; step++)
            {
                var name = $"m{dice.Next(4)}";
                if (dice.Next(3) > 0)
                {
                    var member = new KeptMember("", name, $"{step}", known: false, value: null);
                    kept.Add(member);
                    list.Add(member);
                }
                else
                {
                    kept.RemoveAll(member => member.Name == name);
                    list.RemoveAll(member => member.Name == name);
                }
                Assert.Equal(list, kept.All);
                Assert.Equal(list.Count == 0, kept.IsEmpty);
                Assert.Same(list.FindLast(member => member.Name == "m1"), kept.FindLast(member => member.Name == "m1"));
            }
        }
    }
}
