using System.Reflection;
using Orleans;
using static MirtAi.Grains.Tests.Contracts.GrainContracts;

namespace MirtAi.Grains.Tests.Contracts;

/// <summary>
/// What Orleans asks of contracts and would refuse only when another version of the service answers.
/// </summary>
public sealed class ContractTests
{
    [Fact]
    public void Every_grain_interface_and_method_has_a_lasting_name_of_its_own()
    {
        Assert.NotEmpty(GrainContracts.Interfaces);
        Assert.All(GrainContracts.Interfaces, contract => Assert.StartsWith("mirtai.", Alias(contract), StringComparison.Ordinal));
        Assert.All(Methods, method => Assert.NotEqual("", Alias(method)));
        Assert.All(GrainContracts.Interfaces, contract => Assert.Distinct(contract.GetMethods().Select(Alias)));
    }

    [Fact]
    public void Grain_interfaces_are_plain_methods_that_return_tasks()
    {
        Assert.All(GrainContracts.Interfaces, contract =>
        {
            Assert.True(contract.IsPublic && !contract.IsGenericType, contract.Name);
            Assert.Empty(contract.GetProperties());
            Assert.Empty(contract.GetEvents());
        });
        Assert.All(Methods, method =>
        {
            Assert.True(method is { IsAbstract: true, IsStatic: false, IsGenericMethod: false }, method.Name);
            Assert.True(method.ReturnType.IsAssignableTo(typeof(Task)), method.Name);
            Assert.DoesNotContain(method.GetParameters(), parameter => parameter.ParameterType.IsByRef);
            Assert.InRange(method.GetParameters().Count(parameter => parameter.ParameterType == typeof(CancellationToken)), 0, 1);
        });
    }

    [Fact]
    public void Everything_that_travels_says_how()
    {
        Assert.NotEmpty(GrainContracts.Messages);
        Assert.All(GrainContracts.Messages, message =>
        {
            Assert.True(message is { IsVisible: true, IsSealed: true, IsGenericType: false }, message.FullName);
            Assert.True(message.IsEnum || message.IsClass, message.FullName);
            Assert.NotNull(message.GetCustomAttribute<GenerateSerializerAttribute>());
            Assert.Empty(BareFields(message));
        });
        Assert.Distinct(GrainContracts.Messages.Concat(GrainContracts.Interfaces).Select(Alias));
    }

    [Fact]
    public void Every_member_that_travels_has_a_number_of_its_own_and_can_be_set() => Assert.All(GrainContracts.Messages, message =>
    {
        var members = Members(message).ToArray();
        Assert.All(
            members,
            member => Assert.True(member is { Id: not null, Member.SetMethod.IsPublic: true }, $"{message.Name}.{member.Member.Name}"));
        Assert.Distinct(members.Select(member => member.Id));
    });

    [Fact]
    public void Faults_can_be_made_without_a_message_and_hold_nothing_but_what_every_fault_holds() => Assert.All(Faults, fault =>
    {
        Assert.Equal(typeof(Exception), fault.BaseType);
        Assert.NotNull(fault.GetConstructor([]));
        Assert.Empty(Members(fault));
    });

    [Fact]
    public void Every_grain_class_has_a_lasting_type() =>
        Assert.All(Classes, type => Assert.NotNull(type.GetCustomAttribute<GrainTypeAttribute>()));

    /// <summary>Names, numbers and types only ever grow: a line of <c>contract.txt</c> that changes breaks a fleet of two versions.</summary>
    [Fact]
    public void What_was_once_agreed_stays() => Assert.Equal(
        Agreed(),
        string.Join('\n', ClassLines().Concat(MethodLines()).Concat(MessageLines())));

    private static string Agreed()
    {
        using var file = new StreamReader(typeof(ContractTests).Assembly.GetManifestResourceStream("contract.txt")!);
        return file.ReadToEnd().ReplaceLineEndings("\n").TrimEnd('\n');
    }

    private static IEnumerable<string> ClassLines() =>
        from type in Classes
        orderby type.Name
        let names = type.GetInterfaces().Where(GrainContracts.Interfaces.Contains).Select(Alias).Order(StringComparer.Ordinal)
        select $"{type.Name} {string.Join(' ', names)}";

    private static IEnumerable<string> MethodLines() =>
        from method in Methods.OrderBy(method => $"{Alias(method.DeclaringType!)}.{Alias(method)}", StringComparer.Ordinal)
        let parameters = method.GetParameters().Select(parameter => parameter.ParameterType.Name)
        select $"{Alias(method.DeclaringType!)}.{Alias(method)}({string.Join(", ", parameters)})";

    private static IEnumerable<string> MessageLines() =>
        from message in GrainContracts.Messages.OrderBy(Alias, StringComparer.Ordinal)
        from line in message.IsEnum
            ? Enum.GetValuesAsUnderlyingType(message).Cast<object>().Select(value => $"{value} {Enum.GetName(message, value)}")
            : Members(message).Select(member => $"{member.Id} {member.Member.Name}: {member.Member.PropertyType.Name}")
        select $"{Alias(message)} {line}";
}
