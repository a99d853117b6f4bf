using System.Collections.Concurrent;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using MirtAi.Channels.WebChat;
using MirtAi.Grains.Interfaces.Messages;
using MirtAi.Grains.Photos;
using MirtAi.Silo.Inbound;

namespace MirtAi.Silo.Tests.Photos;

public sealed class InboundPhotosTests
{
    private const string First = "https://lookaside.example/1", Second = "https://lookaside.example/2";

    private readonly FakeTimeProvider clock = new();
    private readonly MemoryAttachments attachments = new();
    private readonly Pictures pictures = new();

    [Fact]
    public async Task Photos_are_fetched_and_the_event_refers_to_what_is_kept()
    {
        var kept = await Keep(First, Second);

        Assert.Equal(2, kept.Images.Length);
        Assert.All(kept.Images, image => Assert.StartsWith("attachment:", image, StringComparison.Ordinal));
        Assert.Equal(2, attachments.Stored.Count);
    }

    [Fact]
    public async Task A_copy_of_the_event_refers_to_the_same_and_fetches_nothing()
    {
        var kept = await Keep(First);

        Assert.Equal(kept.Images, (await Keep(First)).Images);
        Assert.Equal(1, pictures.Asked);
    }

    [Fact]
    public async Task What_cannot_be_fetched_keeps_its_address()
    {
        pictures.Missing = Second;

        var kept = await Keep(First, Second);

        Assert.StartsWith("attachment:", kept.Images[0], StringComparison.Ordinal);
        Assert.Equal(Second, kept.Images[1]);
    }

    [Fact]
    public async Task An_event_does_not_wait_for_longer_than_the_platform_would()
    {
        pictures.Hangs = true;
        var keeping = Keep(First);

        Assert.False(keeping.IsCompleted);
        clock.Advance(InboundPhotos.Patience);

        Assert.Equal(First, Assert.Single((await keeping).Images));
    }

    [Fact]
    public async Task The_shops_own_photos_and_references_of_channels_are_left_alone()
    {
        Assert.Equal([First], (await Keep(InboundKind.Echo, First)).Images);
        Assert.Equal(["telegram-file:A"], (await Keep("telegram-file:A")).Images);
        Assert.Equal(0, pictures.Asked);
    }

    [Fact]
    public async Task What_was_kept_for_nothing_is_forgotten()
    {
        var photos = Photos();
        var kept = await photos.Keep(Event(InboundKind.Message, First));

        await photos.Forget(kept);

        Assert.Empty(attachments.Stored);
    }

    private Task<InboundEvent> Keep(params string[] images) => Keep(InboundKind.Message, images);

    private async Task<InboundEvent> Keep(InboundKind kind, params string[] images) =>
        (InboundEvent)await Photos().Keep(Event(kind, images));

    private InboundPhotos Photos() => new([pictures], attachments, clock, NullLogger<InboundPhotos>.Instance);

    private static InboundEvent Event(InboundKind kind, params string[] images) => new()
    {
        EventId = "instagram:m",
        SessionKey = "instagram:1",
        Kind = kind,
        Recipient = "1",
        SentAt = default,
        Images = [.. images],
    };

    private sealed class Pictures : IPhotoSource
    {
        private int asked;

        public int Asked => asked;

        public string? Missing { get; set; }

        public bool Hangs { get; set; }

        public string Scheme => "https";

        public async Task<Photo?> Open(string reference, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref asked);
            if (Hangs)
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
            return reference == Missing ? null : new Photo(new byte[] { 1 }, "image/png");
        }
    }

    private sealed class MemoryAttachments : IAttachments
    {
        public ConcurrentDictionary<string, (string SessionKey, Photo Photo)> Stored { get; } = new();

        public Task Store(string id, string sessionKey, Photo photo, DateTimeOffset at, CancellationToken cancellationToken)
        {
            Stored.TryAdd(id, (sessionKey, photo));
            return Task.CompletedTask;
        }

        public Task RemoveUnused(IReadOnlyCollection<string> ids, string sessionKey, CancellationToken cancellationToken)
        {
            foreach (var id in ids)
                Stored.TryRemove(id, out _);
            return Task.CompletedTask;
        }

        public Task<Photo?> Find(string id, string? sessionKey, CancellationToken cancellationToken) =>
            Task.FromResult(Stored.TryGetValue(id, out var stored) && stored.SessionKey == sessionKey ? stored.Photo : null);
    }
}
