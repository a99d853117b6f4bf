using MirtAi.Channels;
using MirtAi.Grains.LanguageModels;
using MirtAi.Silo.LanguageModels.Providers;

namespace MirtAi.Api.Doctor;

/// <summary>Asks each configured provider of models one tiny question.</summary>
internal static class ModelsCheck
{
    private const int MaxTokens = 64;

    public static async Task<IReadOnlyList<Finding>> Run(IServiceProvider services, CancellationToken cancellationToken)
    {
        var chain = services.GetRequiredService<ModelChain>();
        if (!chain.IsOn)
            return [Finding.Good("models", "off: the shop's own texts answer")];
        List<Finding> findings = [];
        foreach (var title in chain.Titles)
            findings.Add(await Ask(chain.Only(title), $"model {title}", cancellationToken));
        return findings;
    }

    private static async Task<Finding> Ask(ModelChain? provider, string part, CancellationToken cancellationToken)
    {
        var question = new ModelCall
        {
            Purpose = "doctor",
            Messages = [ModelMessage.User("Answer with the word ok.")],
            MaxOutputTokens = MaxTokens,
        };
        return provider is not null && (await provider.Complete(question, cancellationToken)).Outcome != ModelOutcome.Unavailable
            ? Finding.Good(part, "answers")
            : Finding.Fault(part, "does not answer: check its ApiKey, BaseUrl and Model in OpenAI:Providers, and the way to it");
    }
}
