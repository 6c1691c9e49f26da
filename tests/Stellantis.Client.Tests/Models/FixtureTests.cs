using System.Reflection;
using Stellantis.Client.Json;
using Xunit;

namespace Stellantis.Client.Tests.Models;

/// <summary>The models against documents in which every member is filled.</summary>
public class FixtureTests
{
    public static TheoryData<string> Names => [.. Model.Fixtures.Select(f => f.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_document_comes_back_as_it_came(string name) =>
        ForEachDocument(name, (model, read, document) => Json.AssertEqual(document, read.ToJson()));

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_value_of_a_document_has_a_property(string name) => ForEachDocument(name, (model, read, document) =>
    {
        Assert.Empty(Properties.LeavesWithoutProperty(model, document));
        Assert.All(Properties.Models(read), m => Assert.Empty(m.Model.AdditionalProperties));
    });

    [Theory]
    [MemberData(nameof(Names))]
    public void A_possible_value_is_not_called_implausible(string name) => ForEachDocument(name, (model, read, document) =>
        Assert.Empty((read as MeasuredObject)?.Implausible ?? []));

    [Fact]
    public void Every_property_of_every_model_is_read_from_some_document()
    {
        var filled = new HashSet<PropertyInfo>();
        var read = Model.Fixtures.SelectMany(model => model.Documents().Select(model.Read)).SelectMany(r => Properties.Models(r)).Select(m => m.Model)
            .Where(m => m is not RequestObject).ToList();
        foreach (var model in read)
        {
            foreach (var property in Wired(model.GetType())
                .Where(p => p.GetValue(model) is not (null or System.Collections.ICollection { Count: 0 })))
                filled.Add(property);
        }
        Assert.Empty(read.Select(m => m.GetType()).Distinct().SelectMany(Wired).Except(filled).Select(p => $"{p.DeclaringType!.Name}.{p.Name}"));
    }

    private static IEnumerable<PropertyInfo> Wired(Type type) => Properties.Public(type).Where(p => p.GetCustomAttribute<WireAttribute>() is not null)
        .Select(p => p.DeclaringType!.GetProperty(p.Name)!);

    private static void ForEachDocument(string name, Action<Model, WireObject, Newtonsoft.Json.Linq.JObject> check)
    {
        var model = Model.Fixtures.Single(f => f.Name == name);
        foreach (var document in model.Documents())
            check(model, model.Read(document), document);
    }
}
