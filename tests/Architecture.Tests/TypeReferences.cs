using System.Reflection;
using System.Reflection.Emit;

namespace MirtAi.Architecture.Tests;

/// <summary>The types that a type is made of: its bases, members, attributes, and what its methods' bodies name.</summary>
internal static class TypeReferences
{
    private const BindingFlags Declared =
        BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<int, OpCode> OpCodesByValue = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => (int)(ushort)code.Value);

    /// <summary>Every type that <paramref name="type"/> names; generic types are taken apart.</summary>
    public static IEnumerable<Type> Of(Type type) => Direct(type).OfType<Type>().SelectMany(Parts).Distinct();

    private static IEnumerable<Type?> Direct(Type type) =>
    [
        type.BaseType,
        .. type.GetInterfaces(),
        .. type.GetGenericArguments()
            .Where(argument => argument.IsGenericParameter)
            .SelectMany(argument => argument.GetGenericParameterConstraints()),
        .. type.GetCustomAttributesData().SelectMany(OfAttribute),
        .. type.GetFields(Declared).Select(field => field.FieldType),
        .. type.GetMembers(Declared).SelectMany(member => member.GetCustomAttributesData()).SelectMany(OfAttribute),
        .. type.GetMethods(Declared).Cast<MethodBase>().Concat(type.GetConstructors(Declared)).SelectMany(method => OfMethod(type, method)),
    ];

    private static IEnumerable<Type?> OfAttribute(CustomAttributeData attribute) =>
        attribute.ConstructorArguments.Select(argument => argument.Value as Type).Append(attribute.AttributeType);

    private static IEnumerable<Type?> OfMethod(Type type, MethodBase method) =>
    [
        (method as MethodInfo)?.ReturnType,
        .. method.GetParameters().Select(parameter => parameter.ParameterType),
        .. method.GetMethodBody()?.LocalVariables.Select(local => local.LocalType) ?? [],
        .. method.GetMethodBody()?.ExceptionHandlingClauses.Where(clause => clause.Flags == ExceptionHandlingClauseOptions.Clause)
            .Select(clause => clause.CatchType) ?? [],
        .. Tokens(method).Select(token => method.Module.ResolveMember(token, Arguments(type), Arguments(method))).SelectMany(OfMember),
    ];

    private static IEnumerable<Type?> OfMember(MemberInfo? member) => member switch
    {
        Type type => [type],
        FieldInfo field => [field.DeclaringType, field.FieldType],
        MethodInfo method => [method.DeclaringType, method.ReturnType, .. method.GetGenericArguments(), .. ParametersOf(method)],
        ConstructorInfo constructor => [constructor.DeclaringType, .. ParametersOf(constructor)],
        _ => [],
    };

    private static IEnumerable<Type> ParametersOf(MethodBase method) => method.GetParameters().Select(parameter => parameter.ParameterType);

    private static Type[] Arguments(Type type) => type.GetGenericArguments();

    private static Type[] Arguments(MethodBase method) => method.IsGenericMethod ? method.GetGenericArguments() : [];

    private static IEnumerable<Type> Parts(Type type)
    {
        if (type.HasElementType)
            return Parts(type.GetElementType()!);
        if (type.IsGenericParameter)
            return [];
        return type.IsConstructedGenericType
            ? type.GetGenericArguments().SelectMany(Parts).Prepend(type.GetGenericTypeDefinition())
            : [type];
    }

    /// <summary>The metadata tokens in a method's body: types, fields, methods.</summary>
    private static IEnumerable<int> Tokens(MethodBase method)
    {
        var body = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        for (var at = 0; at < body.Length;)
        {
            var value = body[at] == 0xFE ? 0xFE00 | body[at + 1] : body[at];
            var code = OpCodesByValue[value];
            at += code.Size;
            if (code.OperandType is OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType)
                yield return BitConverter.ToInt32(body, at);
            at += OperandSize(code.OperandType, body, at);
        }
    }

    private static int OperandSize(OperandType operand, byte[] body, int at) => operand switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(body, at)),
        _ => 4,
    };
}
