using System.Collections.Immutable;

namespace MirtAi.Grains.Understanding.Commands;

/// <summary>Reads "not pink" without a colour to take instead.</summary>
internal static class ColorRefusalReader
{
    public static Command? Read(Situation situation)
    {
        if (situation.Product is null || situation.Conversation.Order.Placed || !situation.Utterance.Colors.IsEmpty)
            return null;
        // "No black one, please" of several takes a piece out.
        if (RemovalReader.Read(situation) is not null)
            return null;

        var refused = WantedColors.Refused(situation.Tokens).ToImmutableArray();
        return refused.IsEmpty ? null : new RefuseColor(refused)
        {
            Words = [.. situation.Tokens.Where(token => refused.Any(color => token.Is("color:" + color))).Select(token => token.Text)],
        };
    }
}
