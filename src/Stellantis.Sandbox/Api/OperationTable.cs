using System.Reflection;

namespace Stellantis.Sandbox.Api;

/// <summary>What the sandbox serves: each class of handlers lists the operations that it answers in a static array.</summary>
internal static class OperationTable
{
    public static IReadOnlyList<ServedOperation> All { get; } = typeof(OperationTable).Assembly.GetTypes()
        .SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Static))
        .Where(property => property.PropertyType == typeof(ServedOperation[]))
        .SelectMany(property => (ServedOperation[])property.GetValue(null))
        // What is of vehicles comes first, as in the contract.
        .OrderByDescending(operation => operation.Path.Contains("/vehicles")).ThenBy(operation => operation.Path, StringComparer.Ordinal).ToArray();
}
