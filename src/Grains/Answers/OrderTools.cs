using System.Text.Json;
using System.Text.Json.Nodes;
using MirtAi.Grains.Escalations;
using MirtAi.Grains.Sale;
using MirtAi.Grains.Understanding;

namespace MirtAi.Grains.Answers;

/// <summary>Tools that propose something: the rules take it or leave it, and the answer goes on from their plan.</summary>
internal static class OrderTools
{
    public const string CallManagerName = "call_manager";

    public static JsonObject Order(JsonElement arguments, AnswerDraft draft)
    {
        var item = new DraftedItem(
            arguments.GetProperty("product_id").GetString() ?? "",
            arguments.GetProperty("size").GetString() ?? "",
            arguments.GetProperty("color").GetString() ?? "",
            arguments.GetProperty("quantity").GetInt32());
        if (!ProposalRules.CanBeOrdered(item, draft.Catalog))
            return AnswerTools.Error("not_in_catalogue");
        return Propose(draft, draft.Proposal with { Item = item });
    }

    public static JsonObject CallManager(JsonElement arguments, AnswerDraft draft) =>
        PersonReasons.ByName.TryGetValue(arguments.GetProperty("reason").GetString() ?? "", out var reason)
            ? Propose(draft, draft.Proposal with { PersonReason = reason })
            : AnswerTools.Error("unknown_reason");

    private static JsonObject Propose(AnswerDraft draft, ModelProposal proposal) => draft.Propose(proposal)
        ? new JsonObject { ["done"] = true, ["acts"] = AnswerFacts.Acts(draft) }
        : AnswerTools.Error("refused_by_rules");
}
