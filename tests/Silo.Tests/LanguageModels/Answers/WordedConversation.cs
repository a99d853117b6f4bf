using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using MirtAi.Grains.Answers;
using MirtAi.Grains.Catalog;
using MirtAi.Grains.Payments;
using MirtAi.Grains.Sale;
using MirtAi.Grains.Sessions;
using MirtAi.Grains.Sessions.Hours;
using MirtAi.Grains.Understanding;
using MirtAi.OpenAIPeer;
using MirtAi.Silo.LanguageModels.Answers;
using MirtAi.Silo.Tests.LanguageModels.Providers;

namespace MirtAi.Silo.Tests.LanguageModels.Answers;

/// <summary>A dialogue whose answers a peer's model words.</summary>
internal sealed class WordedConversation : IAsyncDisposable
{
    private static readonly Lazy<Prompts> Shipped = new(() => PromptsLoader.Load(Path.Combine(Shop.Root, "data/prompts")));
    private static readonly Lazy<AnswerPolicy> Policy = new(() => AnswerPolicyLoader.Load(Path.Combine(Shop.Root, "data/guards")));

    private readonly ChainUnderTest models;

    private WordedConversation(ChainUnderTest models, ConversationOptions options, TimeProvider? clock = null)
    {
        this.models = models;
        models.Peer.Otherwise = HonestModel.Answer;
        var script = new ScriptedLanguageModel(Shop.Wordings.Value);
        var settings = Options.Create(options);
        var model = new ModelLanguageModel(
            models.Chain, Shipped.Value, Policy.Value, new ShippedCatalog(), script, settings, Options.Create(new PaymentOptions()),
            NullLogger<ModelLanguageModel>.Instance);
        Dialogue = new Dialogue(new TurnRunner(
            new ShippedCatalog(), Shop.Lookups(TimeProvider.System), model, script, settings, Options.Create(new PaymentOptions()),
            OpeningHours.Always, clock ?? TimeProvider.System));
    }

    public Dialogue Dialogue { get; }

    public OpenAIPeerServer Peer => models.Peer;

    public RecordedCalls Calls => models.Calls;

    public static async Task<WordedConversation> Start(ConversationOptions? options = null, params (string Key, string Value)[] settings) =>
        new(await ChainUnderTest.Start(1, null, settings), options ?? new ConversationOptions { AskModelBelow = Classification.Unsure });

    /// <summary>One whose model reads every turn.</summary>
    public static async Task<WordedConversation> Read(ConversationOptions? options = null, TimeProvider? clock = null) =>
        new(await ChainUnderTest.Start(1, null, ("MaxRetries", "0")), options ?? new ConversationOptions(), clock);

    /// <summary>A turn whose whole answer is one text.</summary>
    public async Task<(string Text, TurnPlan Result)> Say(params string[] messages)
    {
        var result = await Dialogue.Turn(messages);
        return (string.Join('\n', result.Replies.Select(reply => reply.Text)), result);
    }

    public ValueTask DisposeAsync() => models.DisposeAsync();

    private sealed class ShippedCatalog : ICatalog
    {
        public ProductCatalog Current => Shop.Catalog.Value;
    }
}
