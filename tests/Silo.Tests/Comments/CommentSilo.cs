using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using MirtAi.Grains.Catalog;
using MirtAi.Grains.Comments;
using MirtAi.Grains.Documents;
using MirtAi.Grains.Interfaces.Comments;
using MirtAi.Grains.LanguageModels;
using MirtAi.Grains.Messages;
using MirtAi.Silo.Comments;
using MirtAi.Silo.LanguageModels.Answers;
using MirtAi.Silo.Tests.Storage;
using MirtAi.Testing;
using Orleans;
using Orleans.TestingHost;

namespace MirtAi.Silo.Tests.Comments;

/// <summary>The desk of comments on a silo, with the shop as it is shipped. The test moves the clock.</summary>
internal sealed class CommentSilo(DocumentSilos silos, WatchedTimeProvider clock) : IAsyncDisposable
{
    /// <summary>Where the managers are told.</summary>
    public const string Managers = "managers";

    public static async Task<CommentSilo> Start(
        TestStorage storage, WatchedTimeProvider clock, IModelChain chain, TimeSpan answerWithin, IIncomingGrainCallFilter? filter = null)
    {
        var prompts = PromptsLoader.Load(Path.Combine(Shop.Root, "data/prompts"));
        return new(
            await DocumentSilos.Start(storage, services => (filter is null ? services : services.AddSingleton(filter))
                .AddLogging()
                .AddSingleton<TimeProvider>(clock)
                .UseTimeProviderForBackgroundAreas(TimeProvider.System)
                .AddSingleton(storage.Store)
                .AddSingleton(chain)
                .AddSingleton(prompts)
                .AddSingleton(AnswerPolicyLoader.Load(Path.Combine(Shop.Root, "data/guards")))
                .AddSingleton<ICatalog>(new Shop.Shipped(Shop.Catalog.Value))
                .AddSingleton(Shop.Wordings.Value)
                .AddSingleton(storage.Database)
                .AddSingleton<ICommentPlatform>(new StagedPlatform())
                .AddSingleton<ICommentRecords, CommentRecords>()
                .AddSingleton<INoticeRoute, Notices>()
                .AddSingleton<IDocumentSearch, NoDocuments>()
                .AddSingleton<IPostVision, Blind>()
                .AddSingleton<CommentDesk>()
                .AddSingleton(Options.Create(new CommentOptions { AnswerWithin = answerWithin }))
                .AddCommentReading()),
            clock);
    }

    /// <summary>The id of the comment of a number.</summary>
    public static string Id(int number) => string.Create(CultureInfo.InvariantCulture, $"179{(number * 7_919) % 100_000:D5}000000000");

    public Task Write(int number) => silos.Grains.GetGrain<ICommentGrain>(Id(number)).Receive(new CommentEvent
    {
        EventId = $"instagram:comment:{Id(number)}",
        CommentId = Id(number),
        Channel = "instagram",
        AuthorId = "42",
        Username = "nadiia",
        MediaId = StagedPlatform.Post,
        Text = "Скільки коштує сукня Анна?",
        SentAt = clock.GetUtcNow(),
    });

    public ValueTask DisposeAsync() => silos.DisposeAsync();

    private sealed class Notices : INoticeRoute
    {
        public OutboxEntry Address(string text) => new()
        {
            Account = Managers,
            Recipient = "1",
            SessionKey = "",
            Message = new OutboundMessage { Text = text },
        };
    }

    private sealed class Blind : IPostVision
    {
        public bool IsOn => false;

        public Task<string?> Describe(string mediaId, string caption, CancellationToken cancellationToken) => Task.FromResult<string?>(null);
    }
}
