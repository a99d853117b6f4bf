using System.ClientModel;
using System.ClientModel.Primitives;
using System.Collections.Immutable;
using MirtAi.Grains.LanguageModels;
using OpenAI;
using OpenAI.Chat;
using OpenAI.Embeddings;

namespace MirtAi.Silo.LanguageModels.Providers;

/// <summary>One provider: its models behind its <see cref="ProviderPipeline"/>. The client's own retries and timeouts are off.</summary>
internal sealed class ModelProvider : IDisposable
{
    private readonly ProviderOptions provider;
    private readonly OpenAIOptions options;
    private readonly TimeProvider clock;
    private readonly ProviderPipeline pipeline;
    private readonly OpenAIClient client;

    public ModelProvider(ProviderOptions provider, OpenAIOptions options, HttpClient http, TimeProvider clock)
    {
        (this.provider, this.options, this.clock) = (provider, options, clock);
        pipeline = new ProviderPipeline(options, clock);
        client = new OpenAIClient(new ApiKeyCredential(provider.ApiKey!), new OpenAIClientOptions
        {
            Endpoint = provider.Address,
            Transport = new HttpClientPipelineTransport(http),
            RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
            NetworkTimeout = Timeout.InfiniteTimeSpan,
            ClientLoggingOptions = new() { EnableLogging = false },
        });
    }

    /// <summary>What it is called.</summary>
    public string Title => provider.Title;

    /// <summary>Whether it has a model for photos.</summary>
    public bool Sees => !string.IsNullOrWhiteSpace(provider.VisionModel);

    /// <summary>Whether it has a model for vectors.</summary>
    public bool Embeds => !string.IsNullOrWhiteSpace(provider.EmbeddingModel);

    /// <summary>Whether it is to be asked now.</summary>
    public bool IsOpen => pipeline.IsOpen;

    /// <summary>The model that such a call goes to.</summary>
    public string ModelFor(ModelCall call) => call.WantsVision ? provider.VisionModel! : provider.Model!;

    /// <summary>The model for vectors.</summary>
    public string EmbeddingModel => provider.EmbeddingModel!;

    /// <summary>Whether this is the provider of a name, a host or a model.</summary>
    public bool IsCalled(string name) =>
        new[] { Title, provider.Address.Host, provider.Model }.Contains(name, StringComparer.OrdinalIgnoreCase);

    /// <summary>Asks; the exceptions are those of <see cref="ProviderPipeline.Run"/>.</summary>
    public Task<ModelAnswer> Complete(ModelCall call, Action<ProviderFault> retrying, CancellationToken cancellationToken)
    {
        var chat = client.GetChatClient(ModelFor(call));
        ChatMessage[] messages = [.. ChatMessages.Of(call)];
        return Run(
            async token => ChatAnswers.Read(await chat.CompleteChatAsync(messages, ChatMessages.Options(call), token), Title),
            call.WantsVision ? options.VisionTimeout : options.AttemptTimeout,
            retrying,
            cancellationToken);
    }

    /// <summary>
    /// The vectors of texts and the tokens that they took; the exceptions are those of <see cref="ProviderPipeline.Run"/>.
    /// </summary>
    public Task<(ModelVectors Vectors, ModelTokens Tokens)> Embed(
        ModelEmbedding embedding, Action<ProviderFault> retrying, CancellationToken cancellationToken)
    {
        var embedder = client.GetEmbeddingClient(EmbeddingModel);
        return Run(
            async token =>
            {
                OpenAIEmbeddingCollection answer = await embedder.GenerateEmbeddingsAsync(embedding.Texts, cancellationToken: token);
                ImmutableArray<ReadOnlyMemory<float>> vectors =
                    [.. answer.OrderBy(vector => vector.Index).Select(vector => vector.ToFloats())];
                return vectors.Length == embedding.Texts.Length
                    ? (new ModelVectors(EmbeddingModel, vectors), new ModelTokens(answer.Usage?.InputTokenCount ?? 0, 0, 0))
                    : throw new InvalidDataException($"{vectors.Length} vectors for {embedding.Texts.Length} texts.");
            },
            options.AttemptTimeout,
            retrying,
            cancellationToken);
    }

    public void Dispose() => pipeline.Dispose();

    private Task<T> Run<T>(
        Func<CancellationToken, Task<T>> attempt, TimeSpan timeout, Action<ProviderFault> retrying,
        CancellationToken cancellationToken) => pipeline.Run(
        async token =>
        {
            try
            {
                return await attempt(token);
            }
            // The edge of a request: what a foreign server's answer makes of the client.
            catch (Exception exception) when (!token.IsCancellationRequested)
            {
                throw new ProviderException(ProviderFaults.Of(exception, clock.GetUtcNow()), exception);
            }
        },
        timeout,
        retrying,
        cancellationToken);
}
