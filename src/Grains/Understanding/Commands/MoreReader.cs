namespace MirtAi.Grains.Understanding.Commands;

/// <summary>Reads "show more" after a list of products.</summary>
internal static class MoreReader
{
    public static Command? Read(Situation situation) =>
        situation.Product is null
        && !situation.Conversation.Shown.IsDefaultOrEmpty
        && situation.Utterance.Says("more")
        && !situation.Utterance.NamesGoods
        && !situation.Utterance.Says("discount", "photo")
            ? new ShowMore()
            : null;
}
