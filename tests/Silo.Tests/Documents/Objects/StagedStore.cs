using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using MirtAi.Silo.Documents;
using MirtAi.Silo.Documents.Objects;
using MirtAi.Silo.Storage;
using MirtAi.Testing;

namespace MirtAi.Silo.Tests.Documents.Objects;

/// <summary>Where contents are stored: in the database alone, or in a peer's bucket.</summary>
internal static class StagedStore
{
    public static DocumentStoreOptions At(S3Peer peer) => new()
    {
        Bucket = S3Peer.Bucket,
        Endpoint = peer.Address,
        Region = S3Peer.Region,
        AccessKey = S3Peer.AccessKey,
        SecretKey = S3Peer.SecretKey,
        Timeout = TimeSpan.FromSeconds(20),
    };

    public static ObjectContents Objects(IDatabase database, DocumentStoreOptions? store = null) => new(
        new DocumentObjects(Options.Create(store ?? new DocumentStoreOptions())), new ObjectRegister(database),
        NullLogger<ObjectContents>.Instance);

    public static DocumentContents Contents(IDatabase database, DocumentOptions? options = null, DocumentStoreOptions? store = null) =>
        new(database, Options.Create(options ?? new DocumentOptions()), TimeProvider.System, Objects(database, store));
}
