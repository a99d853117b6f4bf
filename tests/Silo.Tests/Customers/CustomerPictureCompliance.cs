using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using MirtAi.Grains.Customers;
using MirtAi.Grains.Durability;
using MirtAi.Grains.Messages;
using MirtAi.Silo.Customers.Pictures;
using MirtAi.Silo.Photos;
using MirtAi.Silo.Tests.Photos;
using MirtAi.Silo.Tests.Storage;
using MirtAi.Silo.Tests.Telegram;
using MirtAi.Silo.WebChat;

namespace MirtAi.Silo.Tests.Customers;

/// <summary>Pictures of customers' profiles; the same for every database.</summary>
public abstract class CustomerPictureCompliance : StorageCompliance
{
    private readonly string key = Commits.NewKey();
    private readonly FakeTimeProvider clock = new(Commits.At);
    private readonly Portraits portraits = new();

    private string Reference => $"customer-picture:{key}";

    [Fact]
    public async Task The_platform_is_asked_once_and_what_it_shows_is_kept_with_the_customers_photos()
    {
        await using var peer = await PhotoPeer.Start(context => context.Response.Body.WriteAsync(MemoryPhotos.Jpeg).AsTask());
        portraits.Address = peer.Address("a.jpg");
        await Store("""{"recipient":"178"}""");
        using var first = Pictures(peer.Policy);
        using var another = Pictures(peer.Policy);

        var picture = await first.Open(Reference, Token);
        clock.Advance(TimeSpan.FromDays(2));
        var again = await another.Open(Reference, Token);

        Assert.Equal("image/jpeg", picture!.ContentType);
        Assert.Equal(picture.Content.ToArray(), again!.Content.ToArray());
        Assert.Equal(["178"], portraits.Asked);
        Assert.Equal([1L], await Kept());
    }

    [Fact]
    public async Task A_customer_without_one_is_not_asked_for_again_and_again()
    {
        await Store("""{"recipient":"178"}""");
        using var pictures = Pictures(new PublicPhotoPolicy());

        Assert.Null(await pictures.Open(Reference, Token));
        Assert.Null(await pictures.Open(Reference, Token));
        Assert.Single(portraits.Asked);
        clock.Advance(CustomerPictures.Pause);
        Assert.Null(await pictures.Open(Reference, Token));

        Assert.Equal(2, portraits.Asked.Count);
    }

    [Fact]
    public async Task Of_strangers_and_of_who_was_erased_nobody_asks_and_nothing_is_kept()
    {
        await using var peer = await PhotoPeer.Start(context => context.Response.Body.WriteAsync(MemoryPhotos.Jpeg).AsTask());
        portraits.Address = peer.Address("a.jpg");
        using var pictures = Pictures(peer.Policy);

        Assert.Null(await pictures.Open(Reference, Token));
        await Store("""{"recipient":"178","erasedAt":"2026-03-01T09:00:00Z"}""");
        Assert.Null(await pictures.Open(Reference, Token));
        Assert.Null(await pictures.Open("customer-picture:web:1", Token));

        Assert.Empty(portraits.Asked);
        Assert.Empty(peer.Requests);
        Assert.Equal([0L], await Kept());
    }

    [Fact]
    public async Task Who_is_erased_while_it_is_fetched_leaves_nothing()
    {
        await using var peer = await PhotoPeer.Start(async context =>
        {
            await Storage.Store.Commit(
                Commits.Of(key, 1) with
                {
                    State = """{"recipient":"178","erasedAt":"2026-03-01T09:00:00Z"}""",
                    Effects = new CommitEffects { Features = [new CustomerErased(key)] },
                },
                CancellationToken.None);
            await context.Response.Body.WriteAsync(MemoryPhotos.Jpeg);
        });
        portraits.Address = peer.Address("a.jpg");
        await Store("""{"recipient":"178"}""");
        using var pictures = Pictures(peer.Policy);

        await pictures.Open(Reference, Token);

        Assert.Equal([0L], await Kept());
    }

    [Fact]
    public async Task An_address_inside_is_not_fetched()
    {
        portraits.Address = "https://127.0.0.1/a.jpg";
        await Store("""{"recipient":"178"}""");
        using var pictures = Pictures(new PublicPhotoPolicy());

        Assert.Null(await pictures.Open(Reference, Token));
        Assert.Equal([0L], await Kept());
    }

    private Task<IReadOnlyList<long>> Kept() =>
        Storage.Query<long>("select count(*) from attachments where session_key = @key", new { key });

    private Task<CommitOutcome> Store(string state) => Storage.Store.Commit(Commits.Of(key, 0, state: state), Token);

    private CustomerPictures Pictures(PublicPhotoPolicy policy) => new(
        () => new ChannelDirectory([portraits]), new Attachments(Storage.Database), Storage.Database, policy, clock,
        NullLogger<PublicPhotoSource>.Instance);

    private sealed class Portraits : IChannelClient
    {
        public string Account => "telegram";

        public string? Address { get; set; }

        public List<string> Asked { get; } = [];

        public bool TellsPictures => true;

        public DeliveryLimits Limits => throw new NotSupportedException();

        public Task<string?> FindPicture(string recipient, CancellationToken cancellationToken)
        {
            Asked.Add(recipient);
            return Task.FromResult(Address);
        }

        public Task<SendResult> Send(string recipient, OutboundMessage message, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public Task ShowTyping(string recipient, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
