using System.Reflection;
using Microsoft.Extensions.Logging;

namespace MirtAi.Architecture.Tests;

/// <summary>An id in the log names one message, whichever part of the service wrote it: alerts and searches rest upon ids.</summary>
public sealed class LogEventTests
{
    private const BindingFlags Declared =
        BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static readonly (string Method, LoggerMessageAttribute Message)[] Messages =
    [
        .. from project in Repository.Projects("src")
           from type in Assembly.Load(Repository.AssemblyOf(project)).GetTypes()
           from method in type.GetMethods(Declared)
           let message = method.GetCustomAttribute<LoggerMessageAttribute>()
           where message is not null
           select ($"{type.Name}.{method.Name}", message),
    ];

    [Fact]
    public void Each_message_has_an_id_of_its_own()
    {
        var shared =
            from message in Messages
            group message.Method by message.Message.EventId into methods
            where methods.Count() > 1
            select $"{methods.Key}: {string.Join(", ", methods.Order(StringComparer.Ordinal))}";

        Assert.True(Messages.Length > 80, "Few messages are found.");
        Assert.Empty(shared);
    }

    [Fact]
    public void No_message_leaves_its_id_to_the_compiler() =>
        Assert.Empty(from message in Messages where message.Message.EventId <= 0 select message.Method);
}
