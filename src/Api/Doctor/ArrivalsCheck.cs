using System.Data.Common;
using System.Globalization;
using Dapper;
using MirtAi.Channels;

namespace MirtAi.Api.Doctor;

/// <summary>
/// Tells when the last event of each channel came that platforms post to: a platform that sends to another address is silent here.
/// </summary>
internal static class ArrivalsCheck
{
    /// <summary>Among so many of the newest events of all channels a silent channel's last one is looked for.</summary>
    private const int LookedAt = 100_000;

    // Along the primary key, whose numbers grow with time: a channel that is in use is found at once, and one that is silent costs no more.
    private static readonly string Newest =
        $"""
        select processed_at from (select id, dedupe_key, processed_at from webhook_dedupe order by id desc limit {LookedAt}) newest
        where dedupe_key like @prefix || ':%' order by id desc limit 1
        """;

    public static async Task<IReadOnlyList<Finding>> Run(IServiceProvider services, CancellationToken cancellationToken)
    {
        var channels = services.GetServices<IChannel>().Where(channel => channel.Webhook?.IsOn == true).ToArray();
        if (channels.Length == 0)
            return [];
        try
        {
            await using var connection = await DoctorDatabase.Open(services, cancellationToken);
            List<Finding> findings = [];
            foreach (var channel in channels)
                findings.Add(Finding.Good($"{channel.Name} arrivals", await Last(connection, channel.Name, cancellationToken)));
            return findings;
        }
        catch (DbException)
        {
            return []; // What is wrong with the database has its own line, and before the first start there is no table.
        }
    }

    private static async Task<string> Last(DbConnection? connection, string channel, CancellationToken cancellationToken)
    {
        var newest = connection is null ? null : await connection.ExecuteScalarAsync<object?>(
            new CommandDefinition(Newest, new { prefix = channel }, cancellationToken: cancellationToken));
        DateTime? at = newest switch
        {
            DateTime time => time,
            string text => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal).UtcDateTime,
            _ => null,
        };
        return at is { } known
            ? string.Create(CultureInfo.InvariantCulture, $"the last event came at {known:yyyy-MM-dd HH:mm:ss} UTC")
            : string.Create(CultureInfo.InvariantCulture, $"none among the newest {LookedAt:n0} events of all channels that are known");
    }
}
