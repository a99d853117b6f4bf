using System.Collections.Immutable;

namespace MirtAi.Silo.Customers;

/// <summary>A table, or a part of one, that holds something about customers. Registered, it is erased and exported with them.</summary>
/// <param name="Name">The table's name.</param>
/// <param name="Order">The columns by which rows are exported in order.</param>
public sealed record PersonalTable(string Name, string Order)
{
    /// <summary>The name of its rows in an export.</summary>
    /// <value>Default the table's, in camel case.</value>
    public string Member { get; init; } = RowJson.Name(Name);

    /// <summary>What is exported of a row.</summary>
    public string Columns { get; init; } = "*";

    /// <summary>Those columns that hold JSON, and are exported as such.</summary>
    public ImmutableArray<string> Documents { get; init; } = [];

    /// <summary>The condition for a customer's rows; <c>{keys}</c> stands for the keys of their sessions.</summary>
    public string Where { get; init; } = "session_key in ({keys})";

    /// <summary>The statement that erases, without its condition; null if the commit that erases leaves nothing of them itself.</summary>
    /// <value>Default: rows are deleted.</value>
    public string? Erasure { get; init; } = $"delete from {Name}";

    /// <summary>Whether a row means that something is held about the customer.</summary>
    public bool Proves { get; init; } = true;

    /// <summary>
    /// The states of the grains of a kind: <paramref name="sessionKey"/> is the expression for the session of their customer, for instance
    /// <c>state ->> 'sessionKey'</c>. Erased they are deleted, and with them their wake-ups: what a grain decided upon before is stale.
    /// </summary>
    public static PersonalTable OfGrains(string kind, string sessionKey = "key") => new("grain_state", "key")
    {
        Member = RowJson.Name(kind.Replace('-', '_')),
        Columns = "key, version, updated_at, cast(state as text) as state",
        Documents = ["state"],
        Where = $"kind = '{kind}' and {sessionKey} in ({{keys}})",
    };

    /// <summary>The condition with these keys.</summary>
    public string For(string keys) => Where.Replace("{keys}", keys, StringComparison.Ordinal);

    /// <summary>The statement that erases what is held of these keys, if there is one.</summary>
    internal string? Erase(string keys) => Erasure is null ? null : $"{Erasure} where {For(keys)}";
}
