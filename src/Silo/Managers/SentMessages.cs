using Dapper;
using MirtAi.Grains.Managers;
using MirtAi.Silo.Storage;

namespace MirtAi.Silo.Managers;

/// <summary>Finds whom a message is about by the record of its delivery, or by the topic.</summary>
internal sealed class SentMessages(IDatabase database) : ISentMessages
{
    /// <inheritdoc/>
    public Task<string?> SessionOfTopic(string account, string topic) => StorageFaults.Guard(async () =>
    {
        await using var connection = await database.Open(CancellationToken.None);
        return await connection.QueryFirstOrDefaultAsync<string?>(
            "select session_key from manager_topics where account = @account and topic = @topic", new { account, topic });
    });

    /// <inheritdoc/>
    public Task<string?> SessionOf(string account, string chat, string platformId) => StorageFaults.Guard(async () =>
    {
        await using var connection = await database.Open(CancellationToken.None);
        return await connection.QueryFirstOrDefaultAsync<string?>(
            """
            select nullif(session_key, '') from deliveries
            where account = @account and platform_id = @platformId
              and (recipient = @chat or recipient in (
                  select m.recipient from moved_recipients m where m.account = @account and m.moved_to = @chat))
            order by id desc limit 1
            """,
            new { account, chat, platformId });
    });
}
