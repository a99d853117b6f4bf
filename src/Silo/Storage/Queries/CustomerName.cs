using MirtAi.Grains.Interfaces.Sessions;

namespace MirtAi.Silo.Storage.Queries;

/// <summary>What people may call a customer in lists, as <see cref="SessionSummary.CalledName"/> says it.</summary>
internal static class CustomerName
{
    /// <summary>The column <c>CustomerName</c>: the name of the customer whose key an expression gives; null if none is known.</summary>
    public static string Of(string key) => $"""
        (select coalesce(
            nullif(trim(state -> 'customer' ->> 'name'), ''),
            nullif(trim(state -> 'conversation' -> 'order' -> 'recipient' ->> 'fullName'), ''),
            nullif(trim(state -> 'customer' ->> 'username'), ''))
         from grain_state where kind = '{ISessionGrain.Kind}' and key = {key}) as "CustomerName"
        """;
}
