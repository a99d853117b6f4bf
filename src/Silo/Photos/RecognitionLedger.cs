using System.Text.Json;
using Dapper;
using Microsoft.Extensions.Options;
using MirtAi.Grains.Photos;
using MirtAi.Silo.Jobs;
using MirtAi.Silo.Storage;

namespace MirtAi.Silo.Photos;

/// <summary>
/// Remembers what photos show, for every customer and process, by the hash of their bytes and the version of what they were held against.
/// Nothing is noted before there is a result, so that a process that dies leaves nothing behind.
/// </summary>
internal sealed class RecognitionLedger(IDatabase database, IOptions<PhotoOptions> options)
{
    /// <summary>Notes are deleted after <see cref="PhotoOptions.Retention"/>.</summary>
    public static readonly ExpiringRows Expiry = new(
        "photo-recognition-cleanup", "photo_recognitions", "photo_hash, catalog_version", "expires_at", TimeSpan.FromHours(1));

    /// <summary>What was seen, or null if that is not known, or not any more.</summary>
    public async Task<PhotoReading?> Find(string photoHash, string catalogVersion, CancellationToken cancellationToken)
    {
        var result = await StorageFaults.Guard(async () =>
        {
            await using var connection = await database.Open(cancellationToken);
            return await connection.QuerySingleOrDefaultAsync<string>(new CommandDefinition(
                $"""
                select result from photo_recognitions
                where photo_hash = @photoHash and catalog_version = @catalogVersion and expires_at > {database.Now}
                """,
                new { photoHash, catalogVersion },
                cancellationToken: cancellationToken));
        });
        return result is null ? null : Read(result);
    }

    /// <summary>Notes what was seen for <see cref="PhotoOptions.Retention"/>.</summary>
    public Task Store(string photoHash, string catalogVersion, PhotoReading reading, string model, CancellationToken cancellationToken) =>
        StorageFaults.Guard(async () =>
        {
            await using var connection = await database.Open(cancellationToken);
            return await connection.ExecuteAsync(new CommandDefinition(
                $"""
                insert into photo_recognitions (photo_hash, catalog_version, result, model, at, expires_at)
                values (@photoHash, @catalogVersion, @result, @model, {database.Now}, {database.After("@seconds")})
                on conflict (photo_hash, catalog_version) do update
                set result = excluded.result, model = excluded.model, at = excluded.at, expires_at = excluded.expires_at
                """,
                new
                {
                    photoHash,
                    catalogVersion,
                    result = JsonSerializer.Serialize(reading, VisionJson.Default.PhotoReading),
                    model,
                    seconds = options.Value.Retention.TotalSeconds,
                },
                cancellationToken: cancellationToken));
        });

    /// <summary>What another version of the program wrote otherwise is not known any more.</summary>
    private static PhotoReading? Read(string result)
    {
        try
        {
            return JsonSerializer.Deserialize(result, VisionJson.Default.PhotoReading);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
