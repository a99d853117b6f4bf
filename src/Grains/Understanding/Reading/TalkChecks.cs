using System.Collections.Frozen;
using MirtAi.Grains.Escalations;
using MirtAi.Grains.Understanding.Commands;
using static MirtAi.Grains.Understanding.Reading.Verdict;

namespace MirtAi.Grains.Understanding.Reading;

/// <summary>Checks questions about the shop, calls for a person, and what is said beside the sale.</summary>
internal static class TalkChecks
{
    /// <summary>The topics by their names.</summary>
    public static FrozenDictionary<string, Topic> Topics { get; } = new Dictionary<string, Topic>
    {
        ["delivery"] = Topic.Delivery,
        ["delivery_time"] = Topic.DeliveryTime,
        ["delivery_price"] = Topic.DeliveryPrice,
        ["abroad"] = Topic.Abroad,
        ["other_carrier"] = Topic.Carrier,
        ["courier"] = Topic.Courier,
        ["payment"] = Topic.Payment,
        ["prepayment"] = Topic.Prepayment,
        ["inspection"] = Topic.Inspection,
        ["instalments"] = Topic.Instalments,
        ["other"] = Topic.Other,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The courtesies, and the labels by which the rules know them.</summary>
    public static FrozenDictionary<string, string> Courtesies { get; } = new Dictionary<string, string>
    {
        ["greeting"] = "greet",
        ["thanks"] = "thanks",
        ["goodbye"] = "bye",
        ["praise"] = "praise",
        ["small_talk"] = "smalltalk",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static Verdict AskTopic(Claim claim) => Topics.TryGetValue(claim.Proposed.Value ?? "", out var topic)
        ? Take(new AskTopic(topic))
        : Drop(DropCause.Value);

    /// <summary>"No complaints" is none, whatever a model makes of it.</summary>
    public static Verdict CallPerson(Claim claim)
    {
        if (!PersonReasons.ByName.TryGetValue(claim.Proposed.Value ?? "", out var reason))
            return Drop(DropCause.Value);
        return If(
            reason is not EscalationReasons.Complaint || !claim.Utterance.Says("no-complaint"),
            new CallPerson(reason), DropCause.Contradicted);
    }

    public static Verdict OptOut(Claim claim) =>
        If(!claim.Utterance.NamesGoods && !claim.Utterance.Recipient.Begun, new OptOut(), DropCause.Contradicted);

    public static Verdict Postpone(Claim claim) =>
        If(!claim.Utterance.HasQuestionMark, new Postpone(), DropCause.Contradicted);

    public static Verdict AskPresence(Claim claim) => Take(new AskPresence());

    public static Verdict Courtesy(Claim claim) => Courtesies.TryGetValue(claim.Proposed.Value ?? "", out var label)
        ? Take(new Courtesy(label))
        : Drop(DropCause.Value);

    public static Verdict LeaveDomain(Claim claim) => If(!claim.Utterance.NamesGoods, new LeaveDomain(), DropCause.Contradicted);
}
