using Microsoft.Extensions.DependencyInjection;
using MirtAi.Grains.Interfaces.Sessions;
using MirtAi.Grains.Sessions;
using MirtAi.Silo.Customers;
using MirtAi.Silo.Storage.Effects;
using MirtAi.Silo.Transcripts;

namespace MirtAi.Silo.Storage;

/// <summary>The tables in which sessions are stored.</summary>
internal static class SessionTables
{
    /// <summary>Adds how sessions, their transcripts and what is sent to their customers are changed, erased and exported.</summary>
    public static IServiceCollection AddSessionTables(this IServiceCollection services) => services
        .AddEffect<LineUnsent, PostgresUnsentWriter, SqliteUnsentWriter>()
        .AddPersonalTable(PersonalTable.OfGrains(ISessionGrain.Kind) with
        {
            Columns = "key, version, updated_at, cast(state as text) as state",
            Where = $"kind = '{ISessionGrain.Kind}' and key in ({{keys}}) and state ->> 'erasedAt' is null",
            Erasure = null,
        })
        .AddPersonalTable(new PersonalTable("messages", "session_key, sequence")
        {
            Columns =
                "session_key, sequence, at, case author when 0 then 'customer' when 1 then 'bot' when 3 then 'note' else 'manager' end"
                + " as author, text, images, media, sent_at",
            Documents = ["images"],
        })
        .AddPersonalTable(new PersonalTable("moved_recipients", "account, recipient")
        {
            // Before the messages, which say whose addresses they are. Sequence 0 goes to managers.
            Where = """
                (account, recipient) in (
                    select account, recipient from outbox where sequence > 0 and session_key in ({keys})
                    union all
                    select account, recipient from deliveries where sequence > 0 and session_key in ({keys}))
                """,
        })
        .AddPersonalTable(new PersonalTable("outbox", "id") { Documents = ["message"] })
        .AddPersonalTable(new PersonalTable("deliveries", "id") { Documents = ["message"] });
}
