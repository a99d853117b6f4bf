using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using MirtAi.Grains.LanguageModels;
using MirtAi.OpenAIPeer;
using MirtAi.Silo.LanguageModels.Providers;
using MirtAi.Silo.Settings;

namespace MirtAi.Silo.Tests.LanguageModels.Providers;

/// <summary>The chain as it is registered, with peers for providers.</summary>
internal sealed class ChainUnderTest : IAsyncDisposable
{
    private readonly ServiceProvider services;

    private ChainUnderTest(IReadOnlyList<OpenAIPeerServer> peers, TimeProvider clock, Dictionary<string, string?> settings)
    {
        Peers = peers;
        services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
            .AddSingleton(clock)
            .AddSingleton<IModelRecorder>(Calls)
            .AddSingleton<IModelOutages>(Calls)
            .AddModels()
            .BuildServiceProvider();
    }

    public IReadOnlyList<OpenAIPeerServer> Peers { get; }

    public OpenAIPeerServer Peer => Peers[0];

    public RecordedCalls Calls { get; } = new();

    public IModelChain Chain => services.GetRequiredService<IModelChain>();

    /// <summary>Starts so many peers. Pauses and limits are short unless the settings say otherwise.</summary>
    public static async Task<ChainUnderTest> Start(int count, TimeProvider? clock = null, params (string Key, string Value)[] settings)
    {
        var peers = new List<OpenAIPeerServer>();
        for (var index = 0; index < count; index++)
            peers.Add(await OpenAIPeerServer.Start());
        var all = new Dictionary<string, string?> { ["OpenAI:RetryDelay"] = "00:00:00.001" };
        foreach (var (index, peer) in peers.Index())
        {
            all[$"OpenAI:Providers:{index}:Name"] = $"peer-{index}";
            all[$"OpenAI:Providers:{index}:ApiKey"] = OpenAIPeerServer.ApiKey;
            all[$"OpenAI:Providers:{index}:BaseUrl"] = peer.BaseAddress;
            all[$"OpenAI:Providers:{index}:Model"] = "gpt-test";
        }

        foreach (var (key, value) in settings)
            all["OpenAI:" + key] = value;
        return new ChainUnderTest(peers, clock ?? TimeProvider.System, all);
    }

    public Task<ModelAnswer> Ask(string text = "Привіт", bool wantsVision = false) => Ask(new ModelCall
    {
        Purpose = "test",
        SessionKey = "telegram:1",
        Messages = [ModelMessage.System("Be kind."), ModelMessage.User(text)],
        WantsVision = wantsVision,
    });

    public Task<ModelAnswer> Ask(ModelCall call) =>
        Chain.Complete(call, TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System);

    /// <summary>What readiness notes.</summary>
    public Task<IReadOnlyDictionary<string, string>> Notes() =>
        services.GetRequiredService<ModelOmissions>().Read(TestContext.Current.CancellationToken);

    /// <summary>What an operator is told of the settings.</summary>
    public IReadOnlyList<string> Faults() => SettingsFaults.Collect(services);

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        foreach (var peer in Peers)
            await peer.DisposeAsync();
    }
}
