using System.Collections.Immutable;
using MirtAi.Grains.Conversations;
using MirtAi.Grains.Understanding;
using MirtAi.Grains.Understanding.Commands;
using MirtAi.Grains.Understanding.Reading;

namespace MirtAi.Grains.Sale;

/// <summary>
/// How one message of a turn was understood, for whoever wants to know why the turn ended as it did. The decisions do not read it.
/// </summary>
internal sealed class MessageReading(long sequence, ConversationState before)
{
    private readonly HeardSigns heard = new();
    private Utterance? utterance;

    /// <summary>The message's place in the transcript.</summary>
    public long Sequence { get; } = sequence;

    /// <summary>The state in which it was read.</summary>
    public ConversationState Before { get; } = before;

    /// <summary>The state to which it led.</summary>
    public ConversationState After { get; set; } = before;

    /// <summary>The name of the rule that decided; empty if it was no text, or its commands said all.</summary>
    public string Rule { get; private set; } = "";

    /// <summary>What it was taken for; null if its commands said all.</summary>
    public Classification? Classification { get; private set; }

    /// <summary>Who read its commands.</summary>
    public Reader By { get; private set; }

    /// <summary>Whether an injection, a photo or a call for a person outweighed all commands.</summary>
    public bool IsOutweighed { get; private set; }

    /// <summary>Its commands, in order.</summary>
    public ImmutableArray<Command> Commands { get; private set; } = [];

    /// <summary>Of the commands those that were carried out, with what became of them.</summary>
    public ImmutableArray<CarriedCommand> Carried { get; set; } = [];

    /// <summary>What a model proposed for it and the checks did not pass.</summary>
    public ImmutableArray<DroppedCommand> Dropped { get; private set; } = [];

    /// <summary>Whether it is a prompt injection.</summary>
    public bool IsInjection => utterance?.IsPromptInjection == true;

    /// <summary>The signs on which the rule rests, each with its words; empty words where a sign follows from more than words.</summary>
    public IEnumerable<(string Label, string Words)> Signs => utterance is not { } read ? [] :
        heard.Signs.Select(sign =>
            (sign.Label, sign.Word.Length > 0 ? sign.Word : Language.PhraseBook.WordsOf(sign.Label, read.Tokens)));

    /// <summary>Notes the commands of the message.</summary>
    public void Understood(Utterance read, Understood understood, bool isOutweighed)
    {
        utterance = read;
        (Commands, Dropped, By, IsOutweighed) = (understood.Commands, understood.Dropped, understood.By, isOutweighed);
    }

    /// <summary>Classifies the message as <see cref="IntentClassifier"/> does, and notes why.</summary>
    public Classification Classify(Utterance read, Conversation conversation)
    {
        utterance = read;
        var classification = IntentClassifier.Classify(read with { Heard = heard }, conversation, out var rule);
        (Classification, Rule) = (classification, rule);
        return classification;
    }

    /// <summary>Notes what the message was taken for in the end, when a model or a command knew better than the rule.</summary>
    public void Settle(Classification classification)
    {
        if (classification != Classification)
            (Classification, Rule) = (classification, By is Reader.Model ? "model" : "command");
    }
}
