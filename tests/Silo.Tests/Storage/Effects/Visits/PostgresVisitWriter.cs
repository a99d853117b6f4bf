using System.Text.Json;
using MirtAi.Silo.Storage.Effects;

namespace MirtAi.Silo.Tests.Storage.Effects.Visits;

internal sealed class PostgresVisitWriter : IPostgresEffectWriter<Visit>
{
    public IEnumerable<string> Statements =>
    [
        $"""
        insert into visits (session_key, page, seconds)
        select document ->> 'sessionKey', document ->> 'page', (document ->> 'seconds')::integer from {IPostgresEffectWriter.Effects}
        """,
    ];

    public string Document(Visit effect) => JsonSerializer.Serialize(effect, JsonSerializerOptions.Web);
}
