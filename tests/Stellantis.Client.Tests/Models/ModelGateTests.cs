using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Stellantis.Client.Json;
using Xunit;

namespace Stellantis.Client.Tests.Models;

/// <summary>What holds for every model.</summary>
public class ModelGateTests
{
    private static readonly Regex s_unit =
        new(@"(?<![\w/])(%|km|km/h|m/s|m/s²|Wh|kWh|""KW/H""|°C|" +
            @"[Dd]egrees|[Ss]econds|[Dd]ays|[Mm]etres|pascals|amperes|centilitres|litres|l/100 km|rpm|a share|no unit|without unit|encodes)(?!\w)");

    private static readonly Assembly s_client = typeof(Vehicle).Assembly;
    private static readonly IReadOnlyList<Type> s_models = [.. s_client.GetExportedTypes()
        .Where(t => typeof(WireObject).IsAssignableFrom(t) && !typeof(RequestObject).IsAssignableFrom(t) && !t.IsAbstract)];

    [Fact]
    public void Every_model_is_sealed() => Assert.All(s_models, t => Assert.True(t.IsSealed, t.Name));

    [Fact]
    public void No_model_can_be_changed() => Assert.All(s_models.SelectMany(Properties.Public), p =>
        Assert.False(p.SetMethod is { IsPublic: true }, $"{p.DeclaringType!.Name}.{p.Name}"));

    [Fact]
    public void Every_model_shows_itself_as_text() => Assert.All(s_models, t =>
    {
        Assert.NotEqual(typeof(object), t.GetMethod(nameof(ToString), Type.EmptyTypes)!.DeclaringType);
        Assert.NotNull(Empty(t).ToString());
    });

    [Fact]
    public void No_array_of_a_model_is_ever_null() => Assert.All(s_models.Where(t => t != typeof(HalLinks)), t =>
    {
        var empty = Empty(t);
        Assert.All(Properties.Public(t).Where(p => typeof(System.Collections.IEnumerable).IsAssignableFrom(p.PropertyType)
            && p.PropertyType != typeof(string)), p =>
            Assert.True(p.GetValue(empty) is not null, $"{t.Name}.{p.Name}"));
    });

    [Fact]
    public void No_model_has_an_enumeration() => Assert.All(s_models.SelectMany(Properties.Public), p =>
        Assert.False((Nullable.GetUnderlyingType(p.PropertyType) ?? p.PropertyType).IsEnum, $"{p.DeclaringType!.Name}.{p.Name}"));

    [Fact]
    public void No_identity_is_called_Id() => Assert.DoesNotContain(s_models.SelectMany(Properties.Public), p => p.Name == "Id");

    [Fact]
    public void Newtonsoft_is_not_seen_from_outside()
    {
        const BindingFlags Seen =
            BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        foreach (var type in s_client.GetExportedTypes())
        {
            var used = type.GetMembers(Seen).SelectMany(m => m switch
            {
                PropertyInfo p when IsSeen(p.GetMethod) || IsSeen(p.SetMethod) => [p.PropertyType],
                FieldInfo f when f.IsPublic || f.IsFamily || f.IsFamilyOrAssembly => [f.FieldType],
                MethodInfo f when IsSeen(f) => f.GetParameters().Select(p => p.ParameterType).Append(f.ReturnType),
                ConstructorInfo c when IsSeen(c) => c.GetParameters().Select(p => p.ParameterType),
                _ => Enumerable.Empty<Type>(),
            }).Concat(type.GetInterfaces().Append(type.BaseType ?? typeof(object)));
            Assert.DoesNotContain(used.SelectMany(Parts), t => t.Assembly.GetName().Name!.StartsWith("Newtonsoft", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Every_quantity_has_its_unit_in_the_documentation()
    {
        var documentation = XDocument.Load(Path.ChangeExtension(s_client.Location, ".xml")).Descendants("member")
            .ToDictionary(m => m.Attribute("name")!.Value, m => m.Element("summary")?.Value ?? "");
        var quantities = s_models.SelectMany(Properties.Public).Where(p => p.PropertyType == typeof(double?))
            .Select(p => $"{p.DeclaringType!.FullName}.{p.Name}").Distinct().ToList();
        Assert.NotEmpty(quantities);
        Assert.All(quantities, q => Assert.Matches(s_unit, documentation["P:" + q]));
    }

    [Fact]
    public void Bounds_of_the_plausible_are_the_right_way_round() => Assert.All(
        s_models.SelectMany(Properties.Public).Select(p => (Property: p, Bounds: p.GetCustomAttribute<PlausibleAttribute>()))
            .Where(p => p.Bounds is not null),
        p => Assert.True(p.Bounds!.Min < p.Bounds.Max, $"{p.Property.DeclaringType!.Name}.{p.Property.Name}"));

    [Fact]
    public void What_is_bounded_is_looked_at()
    {
        var bounded = s_models.Where(t => Properties.Public(t).Any(p => p.GetCustomAttribute<PlausibleAttribute>() is not null));
        Assert.All(bounded, t => Assert.True(typeof(MeasuredObject).IsAssignableFrom(t), t.Name));
    }

    private static object Empty(Type type)
    {
        var read = type.GetMethod("Read", BindingFlags.Static | BindingFlags.NonPublic, [typeof(WireReader)])!;
        using var reader = new WireReader("{}");
        reader.ReadDocument();
        return read.Invoke(null, [reader])!;
    }

    private static bool IsSeen(MethodBase? method) => method is not null && (method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly);

    private static IEnumerable<Type> Parts(Type type) =>
        type.HasElementType ? Parts(type.GetElementType()!) : type.IsGenericType ? type.GetGenericArguments().SelectMany(Parts).Append(type) : [type];
}
