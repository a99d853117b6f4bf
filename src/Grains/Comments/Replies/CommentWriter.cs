using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Extensions.Logging;
using MirtAi.Grains.Answers;
using MirtAi.Grains.Catalog;
using MirtAi.Grains.Comments.Classification;
using MirtAi.Grains.Documents;
using MirtAi.Grains.Interfaces.Comments;
using MirtAi.Grains.Language;
using MirtAi.Grains.LanguageModels;
using MirtAi.Grains.Sale;
using MirtAi.Grains.Understanding;

namespace MirtAi.Grains.Comments.Replies;

/// <summary>
/// Words replies to questions by a language model where one is configured. It sees the catalogue's entries, the shop's texts and a
/// document's sentence, and what it says is checked against them before anybody sees it; whatever does not pass, <see
/// cref="CommentReplies"/> says instead.
/// </summary>
/// <param name="chain">The models.</param>
/// <param name="prompts">Their instructions; null if no model is configured.</param>
/// <param name="policy">What must not be said; null if no model is configured.</param>
/// <param name="catalog">The catalogue.</param>
/// <param name="texts">The shop's words.</param>
/// <param name="clock">The time.</param>
/// <param name="logger">The log.</param>
internal sealed partial class CommentWriter(
    IModelChain chain, Prompts? prompts, AnswerPolicy? policy, ICatalog catalog, Texts texts, TimeProvider clock,
    ILogger<CommentWriter> logger)
{
    /// <summary>How long a comment waits for its reply; with the classification less than the lease of a run.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <summary>The least quality, by the model's own judgement, that is published.</summary>
    public const int LeastQuality = 60;

    /// <summary>How often a refused reply goes back to the model.</summary>
    public const int MaxRetries = 1;

    private const int MaxProducts = 4, MaxOutputTokens = 1_024;

    private static readonly string[] ShopTexts =
    [
        SpeechKeys.Delivery, SpeechKeys.DeliveryPrice, SpeechKeys.Abroad, SpeechKeys.Carrier, SpeechKeys.Exchange,
        SpeechKeys.CommentPayment, SpeechKeys.CommentOrder,
    ];

    /// <summary>Whether a model is asked.</summary>
    public bool AsksModel => chain.IsOn && prompts is not null && policy is not null;

    /// <summary>The reply to a comment.</summary>
    /// <param name="type">What it is.</param>
    /// <param name="input">The comment.</param>
    /// <param name="context">What an operator says that the post shows; null if nobody did.</param>
    /// <param name="passage">What a document says about it; null if none does.</param>
    /// <param name="sessionKey">Its author's session, for the record of the call.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<CommentReply> Write(
        CommentType type, CommentInput input, string? context, Passage? passage, string sessionKey, CancellationToken cancellationToken)
    {
        var products = catalog.Current;
        var scripted = CommentReplies.Compose(type, input, context, passage, products, texts);
        if (!AsksModel || type is not CommentType.Question || PromptInjections.Occur(input.Text, Lexicon.Common.Read(input.Text)))
            return scripted;
        using var late = new CancellationTokenSource(Patience, clock);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, late.Token);
        try
        {
            return await Ask(input, context, passage, scripted, products, sessionKey, patience.Token) is { } text
                ? scripted with { Text = text, IsKnown = true }
                : scripted;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            LogLate();
            return scripted;
        }
    }

    private async Task<string?> Ask(
        CommentInput input, string? context, Passage? passage, CommentReply scripted, ProductCatalog products, string sessionKey,
        CancellationToken cancellationToken)
    {
        var language = CommentReplies.LanguageOf(input);
        var concerned = CommentReplies.ProductsOf(input, context, products).Take(MaxProducts).ToImmutableArray();
        ImmutableArray<string> shop = [.. ShopTexts.Select(key => texts[language, key][0])];
        var evidence = Evidence(input, passage, scripted, language, concerned, shop, products);
        ImmutableArray<ModelMessage> messages =
        [
            ModelMessage.System(prompts!.CommentReply.Text),
            ModelMessage.User(CommentReplyFormat.Shown(input, context, scripted, concerned, shop, passage, language)),
        ];
        for (var refusals = 0; refusals <= MaxRetries; refusals++)
        {
            var answer = await chain.Complete(
                new ModelCall
                {
                    Purpose = "comment-reply",
                    SessionKey = sessionKey,
                    Messages = messages,
                    Schema = CommentReplyFormat.Schema,
                    MaxOutputTokens = MaxOutputTokens,
                },
                cancellationToken);
            if (answer.Outcome is not ModelOutcome.Answered
                || CommentReplyFormat.Read(answer.Text) is not { Quality: >= LeastQuality, Text: var text })
                return null;
            var faults = Faults(text, evidence, policy!);
            if (faults.IsEmpty)
                return text;
            LogRefused(refusals + 1, string.Join(", ", faults.Select(fault => fault.Code).Distinct()));
            var reason = prompts!.Retry.Replace(Prompts.FaultsPlace, string.Join('\n', faults), StringComparison.Ordinal);
            messages = [.. messages, ModelMessage.Assistant(answer.Text), ModelMessage.User(reason)];
        }

        return null;
    }

    /// <summary>What is wrong with a reply: what conversations refuse, too, and what comments below posts do not take.</summary>
    private static ImmutableArray<AnswerFault> Faults(string text, AnswerEvidence evidence, AnswerPolicy policy) =>
    [
        .. AnswerChecks.Faults([new AnswerBubble(text, [])], evidence, policy),
        .. text.Length > CommentReply.MaxLength ? [new AnswerFault("length", $"{text.Length} > {CommentReply.MaxLength}")] : Nothing,
        .. LinkChecks.Count(text) > 1 ? [new AnswerFault("link", "more than one")] : Nothing,
        .. text.Contains('#', StringComparison.Ordinal) ? [new AnswerFault("markdown", "#")] : Nothing,
    ];

    private static AnswerEvidence Evidence(
        CommentInput input, Passage? passage, CommentReply scripted, string language, ImmutableArray<Product> products,
        ImmutableArray<string> shop, ProductCatalog catalog) => new(
            language,
            [.. shop, scripted.Text, .. passage is null ? [] : new[] { passage.Sentence }],
            paymentDetails: [],
            Figures.Numbers(input.Text).Where(number =>
                int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var height) && height is >= 45 and <= 215),
            products,
            catalog);

    private static AnswerFault[] Nothing => [];

    [LoggerMessage(721, LogLevel.Information, "No model worded a reply to a comment in time: the shop's texts do")]
    private partial void LogLate();

    [LoggerMessage(722, LogLevel.Information, "A model's reply to a comment is refused, attempt {Attempt}: {Faults}")]
    private partial void LogRefused(int attempt, string faults);
}
