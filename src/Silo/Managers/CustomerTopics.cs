using Dapper;
using MirtAi.Channels.Telegram;
using MirtAi.Silo.Storage;

namespace MirtAi.Silo.Managers;

/// <summary>Keeps the topics of customers in the table <c>manager_topics</c>: the first one recorded is the customer's.</summary>
internal sealed class CustomerTopics(IDatabase database) : ICustomerTopics
{
    private const string OfCustomer = """
        select topic as "Topic", title as "Title" from manager_topics
        where account = @account and chat = @chat and session_key = @sessionKey
        """;

    /// <inheritdoc/>
    public Task<CustomerTopic?> Find(string account, string chat, string sessionKey, CancellationToken cancellationToken) =>
        StorageFaults.Guard(async () =>
        {
            await using var connection = await database.Open(cancellationToken);
            return await connection.QueryFirstOrDefaultAsync<CustomerTopic>(
                new CommandDefinition(OfCustomer, new { account, chat, sessionKey }, cancellationToken: cancellationToken));
        });

    /// <inheritdoc/>
    public Task<CustomerTopic> Add(
        string account, string chat, string sessionKey, CustomerTopic topic, CancellationToken cancellationToken) =>
        StorageFaults.Guard(async () =>
        {
            var values = new { account, chat, sessionKey, topic = topic.Topic, title = topic.Title };
            await using var connection = await database.Open(cancellationToken);
            await connection.ExecuteAsync(new CommandDefinition(
                $"""
                insert into manager_topics (account, chat, session_key, topic, title, created_at)
                values (@account, @chat, @sessionKey, @topic, @title, {database.Now})
                on conflict do nothing
                """,
                values,
                cancellationToken: cancellationToken));
            return await connection.QueryFirstOrDefaultAsync<CustomerTopic>(
                new CommandDefinition(OfCustomer, values, cancellationToken: cancellationToken)) ?? topic;
        });

    /// <inheritdoc/>
    public Task Rename(string account, CustomerTopic topic, CancellationToken cancellationToken) => Execute(
        "update manager_topics set title = @title where account = @account and topic = @topic",
        new { account, topic = topic.Topic, title = topic.Title },
        cancellationToken);

    /// <inheritdoc/>
    public Task Remove(string account, string topic, CancellationToken cancellationToken) => Execute(
        "delete from manager_topics where account = @account and topic = @topic", new { account, topic }, cancellationToken);

    private Task<int> Execute(string sql, object values, CancellationToken cancellationToken) => StorageFaults.Guard(async () =>
    {
        await using var connection = await database.Open(cancellationToken);
        return await connection.ExecuteAsync(new CommandDefinition(sql, values, cancellationToken: cancellationToken));
    });
}
