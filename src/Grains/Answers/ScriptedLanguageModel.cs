using System.Collections.Immutable;
using System.Text;
using MirtAi.Grains.Catalog;
using MirtAi.Grains.Messages;
using MirtAi.Grains.Sale;
using MirtAi.Grains.Understanding;
using MirtAi.Grains.Understanding.Reading;

namespace MirtAi.Grains.Answers;

/// <summary>Answers by the shop's texts: offline, at once, and the same for the same request.</summary>
public sealed class ScriptedLanguageModel(Texts texts) : ILanguageModel
{
    /// <inheritdoc />
    public Task<ModelReading?> Understand(TurnRequest request, TurnPlan plan, CancellationToken cancellationToken) =>
        Task.FromResult<ModelReading?>(null);

    /// <inheritdoc />
    public Task<TurnPlan> Answer(TurnRequest request, TurnPlan plan, ModelProposal proposal, CancellationToken cancellationToken) =>
        Task.FromResult(Word(request, plan));

    /// <summary>The plan in the shop's words, at once.</summary>
    public TurnPlan Word(TurnRequest request, TurnPlan plan) => plan with { Replies = Say(request, plan) };

    /// <summary>The answer, at once.</summary>
    public ImmutableArray<Reply> Say(TurnRequest request, TurnPlan plan)
    {
        var language =
            LocalizedText.Languages.Contains(plan.Conversation.Language) ? plan.Conversation.Language : LocalizedText.Languages[0];
        return [.. plan.Acts.Select(act => new Reply(Fill(Wording(act, language, request), act, language)) { Images = act.Images })];
    }

    /// <summary>Wordings take turns as the conversation grows, so that a repeated answer does not read the same.</summary>
    private string Wording(SpeechAct act, string language, TurnRequest request)
    {
        var wordings = texts[language, act.Key];
        return wordings[request.History.IsDefaultOrEmpty ? 0 : request.History.Length % wordings.Length];
    }

    private string Fill(string wording, SpeechAct act, string language)
    {
        var filled = new StringBuilder(wording.Length);
        for (var index = 0; index < wording.Length;)
        {
            var open = wording.IndexOf('{', index);
            var close = open < 0 ? -1 : wording.IndexOf('}', open);
            if (close < 0)
                return filled.Append(wording, index, wording.Length - index).ToString();

            filled.Append(wording, index, open - index).Append(Fact(wording[(open + 1)..close], act, language));
            index = close + 1;
        }

        return filled.ToString();
    }

    private string Fact(string place, SpeechAct act, string language) =>
        act.Facts.TryGetValue(place, out var fact) ? fact.In(language)
        : act.Terms.TryGetValue(place, out var terms)
            ? string.Join(", ", terms.Select(term => Fill(texts[language, term][0], act, language)))
        : "";
}
