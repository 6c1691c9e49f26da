using Newtonsoft.Json.Linq;
using Stellantis.Testing.Contract;
using Xunit;

namespace Stellantis.Client.Tests.Models;

/// <summary>The models against the samples of the contract.</summary>
public class ContractSampleTests
{
    [ContractFact]
    public void Every_answer_of_the_contract_comes_back_as_it_came() => ForEachPart(deviating: true, (model, document) =>
        Json.AssertEqual(document, model.Read(document).ToJson()));

    [ContractFact]
    public void No_answer_of_the_contract_leaves_additional_properties() => ForEachPart(deviating: false, (model, document) =>
        Assert.All(Properties.Models(model.Read(document)), m => Assert.Empty(m.Model.AdditionalProperties)));

    [ContractFact]
    public void Every_value_in_an_answer_of_the_contract_has_a_property() => ForEachPart(deviating: false, (model, document) =>
        Assert.Empty(Properties.LeavesWithoutProperty(model, document)));

    [ContractFact]
    public void No_value_in_an_answer_of_the_contract_is_taken_for_implausible() => ForEachPart(deviating: false, (model, document) =>
        Assert.Empty((model.Read(document) as MeasuredObject)?.Implausible ?? []));

    [ContractFact]
    public void Pages_of_the_contract_have_all_their_items()
    {
        foreach (var (model, answer) in Answers(deviating: false).Where(a => a.Model.ItemKey is not null))
        {
            var page = model.ReadPage(answer);
            Assert.Equal(model.Parts(answer).Count(), page.Items.Count);
            Assert.Empty(page.Unknown);
            Assert.Equal((long?)answer["total"], page.Total);
        }
    }

    private static void ForEachPart(bool deviating, Action<Model, JObject> check)
    {
        foreach (var (model, answer) in Answers(deviating))
        {
            foreach (var part in model.Parts(answer))
                check(model, part);
        }
    }

    private static IEnumerable<(Model Model, JObject Answer)> Answers(bool deviating)
    {
        foreach (var model in Model.Answers)
        {
            var files = Directory.GetFiles(Path.Combine(ServiceContract.Folder!, "samples"), model.Name + ".response*.json");
            Assert.NotEmpty(files);
            foreach (var file in files.Where(f => deviating
                || !(f.Contains("docs-shape", StringComparison.Ordinal) || f.Contains("example-shape", StringComparison.Ordinal))))
                yield return (model, (JObject)Json.Parse(File.ReadAllText(file)));
        }
    }
}
