using System.Collections.Frozen;
using System.Collections.Immutable;
using MirtAi.Grains.Language;
using MirtAi.Grains.Understanding.Commands;

namespace MirtAi.Grains.Understanding.Reading;

/// <summary>
/// Checks what a language model proposes against the customer's words, the catalogue and the conversation. Only what passes is a command;
/// a command with an invented value is dropped as a whole. Pure.
/// </summary>
internal static class CommandChecks
{
    /// <summary>Below this nothing is done.</summary>
    public const double LeastConfidence = 0.6;

    /// <summary>Below this nothing is done that calls a person, takes a payment, or confirms or ends an order.</summary>
    public const double GraveConfidence = 0.85;

    private const int MaxQuotation = 500;

    private static readonly FrozenDictionary<string, Check> Checks = new Dictionary<string, Check>
    {
        ["select_item"] = new(GoodsChecks.SelectItem),
        ["browse"] = new(GoodsChecks.Browse),
        ["show_more"] = new(GoodsChecks.ShowMore),
        ["compare"] = new(GoodsChecks.Compare),
        ["ask_about"] = new(GoodsChecks.AskAbout),
        ["ask_fact"] = new(GoodsChecks.AskFact),
        ["resize"] = new(GoodsChecks.Resize),
        ["doubt_size"] = new(GoodsChecks.DoubtSize),
        ["refuse_color"] = new(GoodsChecks.RefuseColor),
        ["set_quantity"] = new(OrderChecks.SetQuantity),
        ["ask_total"] = new(OrderChecks.AskTotal),
        ["remove_products"] = new(OrderChecks.Remove, IsGrave: true),
        ["confirm"] = new(OrderChecks.Confirm, IsGrave: true),
        ["decline"] = new(OrderChecks.Decline, IsGrave: true),
        ["choose_payment"] = new(OrderChecks.ChoosePayment, IsGrave: true),
        ["claim_paid"] = new(OrderChecks.ClaimPaid, IsGrave: true),
        ["cancel_order"] = new(OrderChecks.Cancel, IsGrave: true),
        ["change_order"] = new(OrderChecks.Change, IsGrave: true),
        ["give_name"] = new(DeliveryChecks.Name),
        ["give_city"] = new(DeliveryChecks.City),
        ["give_branch"] = new(DeliveryChecks.Branch),
        ["ask_topic"] = new(TalkChecks.AskTopic),
        ["call_person"] = new(TalkChecks.CallPerson, IsGrave: true),
        ["opt_out"] = new(TalkChecks.OptOut, IsGrave: true),
        ["postpone"] = new(TalkChecks.Postpone),
        ["ask_presence"] = new(TalkChecks.AskPresence),
        ["courtesy"] = new(TalkChecks.Courtesy),
        ["out_of_domain"] = new(TalkChecks.LeaveDomain),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The names of the commands that a model may propose.</summary>
    public static ImmutableArray<string> Names { get; } = [.. Checks.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The name as it is told and counted: what a model invents has none.</summary>
    public static string NameOf(ProposedCommand proposed) => Checks.ContainsKey(proposed.Name) ? proposed.Name : "unknown";

    /// <summary>Whether the message holds the words that the command quotes, in their order.</summary>
    public static bool IsQuoted(ImmutableArray<Token> message, ProposedCommand proposed)
    {
        var quoted = Tokenizer.Cut(CodePoints.Cut(proposed.Words, MaxQuotation));
        var place = 0;
        foreach (var token in message)
        {
            if (place < quoted.Length && token.Text == quoted[place].Text)
                place++;
        }

        return quoted.Length > 0 && place == quoted.Length;
    }

    /// <summary>The verdict on a command whose quotation was found in the message.</summary>
    public static Verdict Of(ProposedCommand proposed, Situation situation)
    {
        if (!Checks.TryGetValue(proposed.Name, out var check))
            return Verdict.Drop(DropCause.Unknown);
        if (!(proposed.Confidence >= (check.IsGrave ? GraveConfidence : LeastConfidence) && proposed.Confidence <= 1))
            return Verdict.Drop(DropCause.Unsure);

        var claim = new Claim(proposed with { Words = CodePoints.Cut(proposed.Words, MaxQuotation) }, situation);
        var verdict = check.Run(claim);
        return verdict.Command is not { } command ? verdict
            : Verdict.Take(command with { Confidence = proposed.Confidence, Words = WordsOf(command, claim) });
    }

    private static ImmutableArray<string> WordsOf(Command command, Claim claim) =>
        command.Words.IsDefaultOrEmpty ? [.. claim.Words.Select(token => token.Text)] : command.Words;

    private sealed record Check(Func<Claim, Verdict> Run, bool IsGrave = false);
}
