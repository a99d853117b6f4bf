using Dapper;
using Microsoft.Extensions.Logging;
using MirtAi.Channels.WebChat;
using MirtAi.Grains.Messages;
using MirtAi.Grains.Photos;
using MirtAi.Silo.Inbound;
using MirtAi.Silo.Photos;
using MirtAi.Silo.Storage;

namespace MirtAi.Silo.Customers.Pictures;

/// <summary>
/// Pictures of customers' profiles, by references such as <c>customer-picture:instagram:1780000000000001</c>. The platform is asked once,
/// when somebody looks for the first time; what it shows is fetched by the rules for photos from strangers and kept with the customer's
/// photos: exported, erased and expired with them.
/// </summary>
internal sealed class CustomerPictures : IPhotoSource, IDisposable
{
    private const string Name = "customer-picture";
    private const int MaxMisses = 10_000;

    /// <summary>How long a customer without a picture is not asked for again.</summary>
    internal static readonly TimeSpan Pause = TimeSpan.FromMinutes(10);

    // Who was erased has no picture, and gets none by somebody who still looks at the page.
    private const string Address = """
        select state ->> 'recipient' from grain_state where kind = 'session' and key = @key and state ->> 'erasedAt' is null
        """;

    private readonly Func<ChannelDirectory> channels;
    private readonly IAttachments attachments;
    private readonly IDatabase database;
    private readonly TimeProvider clock;
    private readonly PublicPhotoSource source;
    private readonly Lock gate = new();
    private readonly Dictionary<string, DateTimeOffset> misses = new(StringComparer.Ordinal);

    public CustomerPictures(
        Func<ChannelDirectory> channels, IAttachments attachments, IDatabase database, PublicPhotoPolicy policy, TimeProvider clock,
        ILogger<PublicPhotoSource> logger)
    {
        (this.channels, this.attachments, this.database, this.clock) = (channels, attachments, database, clock);
        source = new PublicPhotoSource(policy, clock, logger);
    }

    /// <inheritdoc/>
    public string Scheme => Name;

    /// <summary>The reference of the picture of a session's customer; null on a channel that shows none.</summary>
    public static string? ReferenceOf(ChannelDirectory channels, string sessionKey) =>
        channels.Find(ChannelOf(sessionKey)).TellsPictures ? $"{Name}:{sessionKey}" : null;

    /// <inheritdoc/>
    public async Task<Photo?> Open(string reference, CancellationToken cancellationToken)
    {
        var key = reference[(reference.IndexOf(':', StringComparison.Ordinal) + 1)..];
        if (channels().Find(ChannelOf(key)) is not { TellsPictures: true } channel)
            return null;
        var id = RepeatableId.Of($"{key}\npicture");
        if (await attachments.Find(id, key, cancellationToken) is { } kept)
            return kept;
        if (IsMissing(key) || await Recipient(key, cancellationToken) is not { } recipient)
            return null;
        if (await channel.FindPicture(recipient, cancellationToken) is not { } address
            || await source.Open(address, cancellationToken) is not { } photo)
        {
            Miss(key);
            return null;
        }

        await attachments.Store(id, key, photo, clock.GetUtcNow(), cancellationToken);
        // The customer may have been erased meanwhile, before there was anything to erase.
        if (await Recipient(key, cancellationToken) is not null)
            return photo;
        await attachments.RemoveUnused([id], key, CancellationToken.None);
        return null;
    }

    /// <inheritdoc/>
    public void Dispose() => source.Dispose();

    private static string ChannelOf(string sessionKey) => sessionKey.Split(':', 2)[0];

    private async Task<string?> Recipient(string key, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        return await connection.QueryFirstOrDefaultAsync<string?>(
            new CommandDefinition(Address, new { key }, cancellationToken: cancellationToken));
    }

    private bool IsMissing(string key)
    {
        lock (gate)
            return misses.TryGetValue(key, out var until) && until > clock.GetUtcNow();
    }

    private void Miss(string key)
    {
        lock (gate)
        {
            if (misses.Count >= MaxMisses)
                misses.Clear();
            misses[key] = clock.GetUtcNow() + Pause;
        }
    }
}
