using System.Text.Json;
using MirtAi.Channels.Text;
using MirtAi.Grains.Comments;
using MirtAi.Grains.Interfaces.Managers;
using MirtAi.Grains.Interfaces.Sessions;

namespace MirtAi.Channels.Telegram;

/// <summary>What managers write as commands: a word with a slash, in lower case, and what follows it.</summary>
internal static class ManagerCommands
{
    private const string Note = "/note", Canned = "/c";
    private const int MaxOrderLength = 40, MaxCannedLength = 40;

    /// <summary>
    /// The command that a text is, or null. Words behind a slash are one in every alphabet, so that what was typed with the wrong keyboard
    /// does not go to the customer.
    /// </summary>
    public static string? Find(string text, JsonElement message) =>
        TelegramCommand.Read(text, message) ?? (text is ['/', var first, ..] && char.IsLetter(first) ? Foreign(text) : null);

    /// <summary>Whether it is one of the managers' commands; others may be another bot's.</summary>
    public static bool IsKnown(string command) =>
        Word(command) is Note or Canned || KindOf(command) is not null || QuestionOf(command) is not null;

    /// <summary>The event with what the command says. One that is not known does nothing, and its words go nowhere.</summary>
    public static ManagerEvent Read(string command, ManagerEvent done) => Word(command) switch
    {
        Note when Argument(command) is { } note => done with { Kind = ManagerActionKind.Note, Text = note },
        Note => done with { Question = ManagerQuestion.Help },
        Canned when Argument(command) is { } name =>
            done with { Kind = ManagerActionKind.Say, Canned = InboundText.Clean(name, MaxCannedLength) },
        Canned => done with { Question = ManagerQuestion.CannedAnswers },
        _ when KindOf(command) is { } kind => done with { Kind = kind, Order = OrderOf(command) },
        _ => done with { Question = QuestionOf(command) ?? ManagerQuestion.Unknown },
    };

    /// <summary>What the command of a button does; null if it is not known.</summary>
    public static ManagerActionKind? KindOf(string command) => Word(command) switch
    {
        ManagerButtons.TakeOver => ManagerActionKind.TakeOver,
        ManagerButtons.HandBack => ManagerActionKind.HandBack,
        ManagerButtons.Close => ManagerActionKind.Close,
        ManagerButtons.Confirm => ManagerActionKind.ConfirmPayment,
        ManagerButtons.Reject => ManagerActionKind.RejectPayment,
        CommentAlerts.Answer => ManagerActionKind.AnswerComment,
        CommentAlerts.Hide => ManagerActionKind.HideComment,
        CommentAlerts.Ignore => ManagerActionKind.LeaveComment,
        _ => null,
    };

    /// <summary>The order of a command; null if it names none.</summary>
    public static string? OrderOf(string command) =>
        Word(command) is ManagerButtons.Confirm or ManagerButtons.Reject && Argument(command) is { Length: <= MaxOrderLength } order
            ? InboundText.Clean(order)
            : null;

    private static ManagerQuestion? QuestionOf(string command) => Word(command) switch
    {
        "/help" => ManagerQuestion.Help,
        "/order" => ManagerQuestion.Order,
        "/history" => ManagerQuestion.History,
        _ => null,
    };

    /// <summary>The letter of <see cref="Canned"/> looks the same in Cyrillic.</summary>
    private static string Foreign(string text)
    {
        var end = text.AsSpan().IndexOfAny(" \t\n");
        var (word, argument) = end < 0 ? (text, "") : (text[..end], text[end..].Trim());
        var name = word.ToLowerInvariant() is "/\u0441" ? Canned : word.ToLowerInvariant();
        return argument.Length == 0 ? name : $"{name} {argument}";
    }

    private static string Word(string command) => command.Split(' ', 2)[0];

    private static string? Argument(string command) => command.Split(' ', 2) is [_, { Length: > 0 } argument] ? argument : null;
}
