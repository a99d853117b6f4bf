using System.Collections.Immutable;
using MirtAi.Grains.Messages;
using MirtAi.Grains.Sale;

namespace MirtAi.Grains.Answers;

/// <summary>
/// Makes one answer of a model's bubbles and the shop's own: each act is said by the bubble that says it with every figure of the shop's
/// wording, else by the shop's bubble; photos are the act's.
/// </summary>
internal static class AnswerAssembly
{
    /// <param name="acts">What must be said.</param>
    /// <param name="scripted">How the shop says each of them.</param>
    /// <param name="bubbles">How the model says them; checked.</param>
    public static ImmutableArray<Reply> Join(
        ImmutableArray<SpeechAct> acts, ImmutableArray<Reply> scripted, ImmutableArray<AnswerBubble> bubbles)
    {
        var said =
            acts.Index().Where(act => IsSaid(act.Index, act.Item, scripted[act.Index], bubbles)).Select(act => act.Index).ToHashSet();
        var replies = ImmutableArray.CreateBuilder<Reply>();
        var next = 0;
        foreach (var bubble in bubbles)
        {
            var own = bubble.Acts.Where(said.Contains).ToList();
            if (own.Count == 0 && !bubble.Acts.IsEmpty)
                continue; // What it was to say, the shop says.
            if (own.Count > 0)
                next = SayUnsaid(next, own.Max() + 1);
            var photos = own.Where(act => bubbles.First(first => first.Acts.Contains(act)) == bubble)
                .SelectMany(act => scripted[act].Images);
            replies.Add(new Reply(bubble.Text) { Images = [.. photos] });
        }

        SayUnsaid(next, acts.Length);
        return replies.ToImmutable();

        int SayUnsaid(int from, int to)
        {
            for (var act = from; act < to; act++)
            {
                if (!said.Contains(act))
                    replies.Add(scripted[act]);
            }

            return Math.Max(from, to);
        }
    }

    private static bool IsSaid(int index, SpeechAct act, Reply scripted, ImmutableArray<AnswerBubble> bubbles)
    {
        if (FixedActs.Contains(act))
            return false;
        var words = string.Join('\n', bubbles.Where(bubble => bubble.Acts.Contains(index)).Select(bubble => bubble.Text));
        var figures = Figures.Numbers(words).ToHashSet(StringComparer.Ordinal);
        return words.Length > 0 && Figures.Numbers(scripted.Text).All(figures.Contains);
    }
}
