using System.Globalization;
using System.Text;
using MirtAi.Grains.Conversations;
using MirtAi.Grains.Sale;

namespace MirtAi.Grains.Tests.Sale;

/// <summary>Writes the part of <c>docs/conversation.md</c> that follows from the code.</summary>
internal static class ConversationDocument
{
    public const string Begin = "<!-- generated: begin -->", End = "<!-- generated: end -->";

    public static string Generate()
    {
        var text = new StringBuilder();
        WriteDiagram(text);
        WriteTable(text);
        WritePhases(text);
        return text.ToString();
    }

    private static void WriteDiagram(StringBuilder text)
    {
        text.Append("## Diagram\n\n```mermaid\nstateDiagram-v2\n  [*] --> STATE_0_INIT\n");
        var arrows = TransitionTable.Rows.Where(row => row.From != row.To).GroupBy(row => (row.From, row.To)).OrderBy(group => group.Key);
        foreach (var arrow in arrows)
        {
            var intents = string.Join(", ", arrow.Select(row => Short(row.On)).Distinct());
            text.Append(CultureInfo.InvariantCulture, $"  {arrow.Key.From.ContractName()} --> {arrow.Key.To.ContractName()}: {intents}\n");
        }

        text.Append("  STATE_7_END --> [*]\n```\n\n");
    }

    private static void WriteTable(StringBuilder text)
    {
        text.Append("## Table\n\nOf several targets the first whose condition holds is taken.\n\n| from | intent | to |\n|---|---|---|\n");
        foreach (var cell in TransitionTable.Rows.GroupBy(row => (row.From, row.On)).OrderBy(group => group.Key))
        {
            var targets = cell.Select(row => row.When is TransitionCondition.Always
                ? row.To.ContractName()
                : $"{row.To.ContractName()} when {Words(row.When)}");
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {cell.Key.From.ContractName()} | {cell.Key.On.ContractName()} | {string.Join("; else ", targets)} |\n");
        }

        text.Append('\n');
    }

    private static void WritePhases(StringBuilder text)
    {
        text.Append("## Phases\n\n| phase | state |\n|---|---|\n");
        foreach (var phase in Enum.GetValues<DialoguePhase>())
            text.Append(CultureInfo.InvariantCulture, $"| {phase.ContractName()} | {Phases.StateOf(phase).ContractName()} |\n");
    }

    private static string Short(Intent intent) => intent.ContractName().Split('_')[0].ToLowerInvariant();

    private static string Words(TransitionCondition condition) => condition switch
    {
        TransitionCondition.Browsing => "other products are asked for",
        TransitionCondition.ProductKnown => "a product is chosen",
        TransitionCondition.ItemComplete => "product, size and colour are chosen",
        TransitionCondition.NotOffered => "product, size and colour are chosen and not yet offered",
        TransitionCondition.OrderOpen => "an order is open",
        TransitionCondition.OrderPlaced => "the order is with a manager",
        TransitionCondition.ProofCame => "a proof of payment has just come",
        TransitionCondition.UpsellDue => "a proof of payment has just come and something goes with the order",
        TransitionCondition.ProofAwaited => "the order is with a manager and no proof of payment has come",
        _ => throw new ArgumentOutOfRangeException(nameof(condition)),
    };
}
