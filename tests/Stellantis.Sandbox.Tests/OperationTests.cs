using System.Text.RegularExpressions;
using Stellantis.Sandbox.Api;
using Xunit;

namespace Stellantis.Sandbox.Tests;

public sealed class OperationTests
{
    [Fact]
    public async Task All_operations_are_reached_and_know_what_is_not_there()
    {
        using var caller = new SandboxCaller();
        var vin = (await caller.VinsAsync())[0];
        var channel = await caller.AddChannelAsync();

        // There may be more, and never fewer: each class of handlers is found by itself.
        Assert.True(OperationTable.All.Count >= 41);
        Assert.Distinct(OperationTable.All.Select(operation => operation.Id));
        Assert.Distinct(OperationTable.All.Select(operation => (operation.Method, operation.Path)));
        // The channel goes last.
        foreach (var operation in OperationTable.All.OrderBy(operation => operation.Method == "DELETE"))
        {
            var path = operation.Path.Replace("{id}", vin, StringComparison.Ordinal).Replace("{chId}", channel, StringComparison.Ordinal);
            var answer = await caller.SendAsync(operation.Method, Regex.Replace(path, @"\{\w+\}", "0"), operation.Method is "POST" or "PUT" ? "{}"
                : null);

            var isOfSomethingMissing = path.Contains('{', StringComparison.Ordinal);
            Assert.True(answer.Status == (isOfSomethingMissing ? 404 : operation.Method switch { "GET" => 200, "DELETE" => 204, _ => 400 }),
                $"{operation.Id}: {answer.Status} {answer.Text}");
        }
    }
}
