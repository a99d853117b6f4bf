using System.Collections.Immutable;
using MirtAi.Grains.Catalog;
using MirtAi.Grains.Conversations;
using MirtAi.Grains.Escalations;
using MirtAi.Grains.Interfaces.Messages;
using MirtAi.Grains.Messages;
using MirtAi.Grains.Understanding;

namespace MirtAi.Grains.Sale;

/// <summary>What is not plain text: commands, buttons, contacts, and media that a machine cannot read.</summary>
internal static class CustomerEvents
{
    /// <summary>The turn's messages, and the conversation in which they are read: a restart forgets all that was before it.</summary>
    public static ImmutableArray<TranscriptLine> SinceRestart(TurnRequest request, out Conversation start)
    {
        start = request.Conversation;
        if (start is { State: ConversationState.Init, Introduced: false } && request.Customer.Language is { Length: >= 2 } language)
            start = start with { Language = language[..2] is "ru" or "en" ? language[..2] : start.Language };

        var messages = request.Messages;
        for (var index = messages.Length - 1; index >= 0; index--)
        {
            if (messages[index] is { Kind: InboundKind.Command } command && CommandOf(command) == "/restart")
            {
                start = new Conversation { Language = start.Language, GreetedOn = start.GreetedOn, Introduced = start.Introduced };
                return messages[index..];
            }
        }

        return messages;
    }

    /// <summary>Deals with a message that is not plain text; false if it is to be read as text.</summary>
    public static bool Handle(TurnDraft turn, TranscriptLine message)
    {
        switch (message.Kind)
        {
            case InboundKind.Command:
                return Obey(turn, message);
            case InboundKind.Unreadable:
                Excuse(turn, message);
                return message.Text.Length == 0;
            case InboundKind.Reachable or InboundKind.Unreachable:
                return true;
            case InboundKind.Button when BroadcastOptOut.IsSaidBy(message.Text):
                OptOut(turn);
                return true;
            case InboundKind.Button when AnswerButtons.WordsOf(message.Text, turn.Conversation, turn.Catalog) is null:
                turn.Follow(Classification.Sure(Intent.Unknown));
                turn.Say(SpeechKeys.Unknown);
                return true;
            default:
                return false;
        }
    }

    /// <summary>The words of a message: the argument of a command, the meaning of a button.</summary>
    public static string TextOf(TurnDraft turn, TranscriptLine message) => message.Kind switch
    {
        InboundKind.Command => ArgumentOf(message),
        InboundKind.Button => AnswerButtons.WordsOf(message.Text, turn.Conversation, turn.Catalog) ?? "",
        _ => message.Text,
    };

    /// <summary>The product whose id the link that led here carried, or null.</summary>
    public static Product? LinkedProduct(TranscriptLine message, ProductCatalog catalog) =>
        message.Kind is InboundKind.Command && CommandOf(message) == "/start"
            ? catalog.Find(message.Text["/start".Length..].Trim())
            : null;

    private static bool Obey(TurnDraft turn, TranscriptLine message)
    {
        switch (CommandOf(message))
        {
            case "/restart":
                turn.Say(SpeechKeys.Restarted);
                turn.Follow(Classification.Sure(Intent.Greeting));
                return true;
            case "/stop":
                OptOut(turn);
                return true;
            case "/status" when SubscriptionActs.Obey(turn):
                return true;
            case "/help":
                turn.Say(SpeechKeys.Help);
                turn.Follow(Classification.Sure(Intent.Discovery));
                return true;
            default:
                turn.Follow(Classification.Sure(Intent.Greeting));
                return ArgumentOf(message).Length == 0 || IsLabel(turn, message);
        }
    }

    private static void OptOut(TurnDraft turn)
    {
        turn.Conversation = turn.Conversation with { OptedOut = true };
        turn.Say(SpeechKeys.OptedOut);
        turn.Follow(Classification.Sure(Intent.Thanks));
    }

    private static void Excuse(TurnDraft turn, TranscriptLine message)
    {
        switch (message.Media)
        {
            case "sticker" or "animation" or "dice" or "game" or "poll" or "reaction":
                turn.Follow(Classification.Sure(Intent.Thanks) with { Intent = Intent.Unknown });
                turn.Say(SpeechKeys.Sticker);
                break;
            case "location" or "venue":
                turn.Follow(Classification.Sure(Intent.Unknown));
                turn.Say(SpeechKeys.Location);
                break;
            case "document" when ProofSigns.Expects(turn.Conversation):
                ProofRules.Take(turn, message);
                turn.Follow(Classification.Sure(Intent.Payment));
                UpsellRules.Offer(turn);
                break;
            default:
                turn.Follow(Classification.Sure(Intent.Unknown));
                turn.Escalate(EscalationReasons.UnreadableMedia, SpeechKeys.Voice);
                break;
        }
    }

    private static string CommandOf(TranscriptLine message)
    {
        var word = message.Text.AsSpan().Trim();
        var end = word.IndexOfAny(' ', '@', '\n');
        return (end < 0 ? word : word[..end]).ToString().ToLowerInvariant();
    }

    /// <summary>
    /// Whether a start carries what the link that led here was labelled with, a campaign or a place (Bot API, "Deep linking"): nobody
    /// wrote it, so it says something only if it names a product.
    /// </summary>
    private static bool IsLabel(TurnDraft turn, TranscriptLine message) =>
        CommandOf(message) == "/start"
        && message.Text["/start".Length..].Trim() is { Length: <= 64 } label
        && label.All(character => char.IsAsciiLetterOrDigit(character) || character is '_' or '-')
        && LinkedProduct(message, turn.Catalog) is null
        && UtteranceReader.Read(ArgumentOf(message), hasPhoto: false, turn.Conversation, turn.Catalog) is { Products: [], Categories: [] };

    private static string ArgumentOf(TranscriptLine message)
    {
        var space = message.Text.IndexOf(' ', StringComparison.Ordinal);
        return space < 0 ? "" : message.Text[space..].Replace('_', ' ').Trim();
    }
}
