using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using MirtAi.Grains.Conversations;

namespace MirtAi.Grains.Sale;

/// <summary>
/// Sees a conversation that goes round in circles: the same words in the same situation again and again, also when two or three
/// situations take turns. Different questions, however many, are no circle.
/// </summary>
public static class LoopGuard
{
    /// <summary>How many turns are remembered.</summary>
    public const int Window = 12;

    /// <summary>How often the same turn is borne; then a person is called.</summary>
    public const int MaxRepeats = 4;

    /// <summary>How often turns may take turns, A-B-A-B-A-B; then a person is called.</summary>
    public const int MaxSwings = 3;

    /// <summary>The longest pattern that is looked for.</summary>
    public const int LongestPattern = 3;

    /// <summary>The conversation with this turn remembered, and whether it goes in circles.</summary>
    public static (Conversation Conversation, bool Circles) Watch(Conversation conversation, IEnumerable<string> words)
    {
        var fingerprint = Fingerprint(conversation, words);
        ImmutableArray<string> recent = [.. conversation.Recent.TakeLast(Window - 1), fingerprint];
        return recent.Count(other => other == fingerprint) > MaxRepeats || Swings(recent)
            ? (conversation with { Recent = [] }, true)
            : (conversation with { Recent = recent }, false);
    }

    /// <summary>Whether the last turns are one pattern of two or three different turns, several times over.</summary>
    private static bool Swings(ImmutableArray<string> recent)
    {
        for (var pattern = 2; pattern <= LongestPattern; pattern++)
        {
            var last = recent.AsSpan()[^Math.Min(recent.Length, pattern * MaxSwings)..];
            if (last.Length == pattern * MaxSwings && last[pattern..].SequenceEqual(last[..^pattern]) && last[0] != last[1])
                return true;
        }

        return false;
    }

    private static string Fingerprint(Conversation conversation, IEnumerable<string> words)
    {
        var (state, selection, order) = (conversation.State, conversation.Selection, conversation.Order);
        var situation = string.Join(
            '|',
            [
                state.ContractName(), selection.ProductId, selection.Size, selection.Color, order.Lines.Length.ToString("d", null),
                order.Recipient.ToString(), order.Payment?.ContractName(), string.Join(' ', words),
            ]);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(situation)).AsSpan(0, 5));
    }
}
