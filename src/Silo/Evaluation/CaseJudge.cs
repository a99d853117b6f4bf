using System.Collections.Immutable;
using MirtAi.Grains.Catalog;
using MirtAi.Grains.Comments;
using MirtAi.Grains.Comments.Classification;
using MirtAi.Grains.Conversations;
using MirtAi.Grains.Sale;

namespace MirtAi.Silo.Evaluation;

/// <summary>Compares an answer with what was expected.</summary>
internal static class CaseJudge
{
    /// <summary>The differences; empty if there are none.</summary>
    public static ImmutableArray<string> Faults(Expectation expected, TurnPlan result, ProductCatalog catalog)
    {
        var (conversation, text) = (result.Conversation, string.Join('\n', result.Replies.Select(reply => reply.Text)));
        var faults = ImmutableArray.CreateBuilder<string>();
        var intent = conversation.LastIntent ?? Intent.Unknown;
        if (!expected.Intents.IsEmpty && !expected.Intents.Contains(intent))
            faults.Add($"intent: expected {Names(expected.Intents)}, got {intent.ContractName()}");
        if (!expected.States.IsEmpty && !expected.States.Contains(conversation.State))
            faults.Add($"state: expected {Names(expected.States)}, got {conversation.State.ContractName()}");
        if (expected.NotStates.Contains(conversation.State))
            faults.Add($"state: expected not {conversation.State.ContractName()}");
        if (expected.Escalates is { } escalates && escalates != result.EscalationReason is not null)
            faults.Add(
                escalates ? "escalates: expected a person to be called" : $"escalates: expected no person, got {result.EscalationReason}");
        faults.AddRange(expected.Contains.Where(part => !Holds(text, part)).Select(part => $"contains: expected \"{part}\""));
        faults.AddRange(expected.NotContains.Where(part => Holds(text, part)).Select(part => $"notContains: expected no \"{part}\""));
        faults.AddRange(RecipientFields.Faults(expected.Recipient, conversation.Order.Recipient));
        Count(expected, NamedProducts.In(result.Replies, catalog).Count, faults);
        return faults.ToImmutable();
    }

    /// <summary>The differences of a comment; empty if there are none.</summary>
    public static ImmutableArray<string> Faults(Expectation expected, CommentVerdict verdict, CommentPlan plan)
    {
        var faults = ImmutableArray.CreateBuilder<string>();
        if (!expected.Types.IsEmpty && !expected.Types.Contains(verdict.Type))
            faults.Add($"type: expected {string.Join(" or ", expected.Types.Select(type => type.Name()))}, got {verdict.Type.Name()}");
        if (!expected.Actions.IsEmpty && !expected.Actions.Any(plan.Does))
            faults.Add($"action: expected {string.Join(" or ", expected.Actions.Select(action => action.Name()))}, "
                + $"got {string.Join(" and ", plan.Actions.Select(action => action.Name()))}");
        var text = plan.Reply ?? "";
        faults.AddRange(expected.Contains.Where(part => !Holds(text, part)).Select(part => $"contains: expected \"{part}\""));
        faults.AddRange(expected.NotContains.Where(part => Holds(text, part)).Select(part => $"notContains: expected no \"{part}\""));
        return faults.ToImmutable();
    }

    private static void Count(Expectation expected, int products, ImmutableArray<string>.Builder faults)
    {
        if (products < expected.MinProducts)
            faults.Add($"products: expected at least {expected.MinProducts}, got {products}");
        if (products > expected.MaxProducts)
            faults.Add($"products: expected at most {expected.MaxProducts}, got {products}");
    }

    private static bool Holds(string text, string part) => text.Contains(part, StringComparison.OrdinalIgnoreCase);

    private static string Names<T>(ImmutableArray<T> values)
        where T : struct, Enum => string.Join(" or ", values.Select(value => value.ContractName()));
}
