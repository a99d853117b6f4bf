using System.Collections.Immutable;
using System.Globalization;
using MirtAi.Grains.Comments;
using MirtAi.Grains.Conversations;

namespace MirtAi.Silo.Evaluation;

/// <summary>
/// Writes how the cases went: the failing ones, passed and total by intent, state and language, what was confused, then the sum.
/// </summary>
public static class OutcomeTable
{
    private const string Any = "any";

    /// <summary>Writes it. The last line is <c>N of M cases pass</c>.</summary>
    public static void Write(ImmutableArray<CaseOutcome> outcomes, TextWriter output)
    {
        foreach (var outcome in outcomes.Where(outcome => !outcome.Passes))
            WriteFailing(outcome, output);

        var comments = outcomes.RemoveAll(outcome => outcome.Case.Comment is null);
        var conversations = outcomes.RemoveAll(outcome => outcome.Case.Comment is not null);
        WriteComments(comments, output);
        WriteConversations(conversations, output);
        output.WriteLine(Format($"{outcomes.Count(outcome => outcome.Passes)} of {outcomes.Length} cases pass"));
    }

    private static void WriteComments(ImmutableArray<CaseOutcome> outcomes, TextWriter output)
    {
        if (outcomes.IsEmpty)
            return;
        Section("type", outcomes, outcome => outcome.Case.Expected.Types is [var first, ..] ? first.Name() : Any, output);
        ConfusionTable.Write(
            "type",
            [
                .. from outcome in outcomes
                   let will = outcome.Case.Expected.Types
                   where !will.IsEmpty
                   let came = outcome.Verdict!.Type
                   select ((will.Contains(came) ? came : will[0]).Name(), came.Name()),
            ],
            output);
    }

    private static void WriteConversations(ImmutableArray<CaseOutcome> outcomes, TextWriter output)
    {
        if (outcomes.IsEmpty)
            return;
        Section("intent", outcomes, outcome => outcome.Case.Expected.Intents is [var first, ..] ? first.ContractName() : Any, output);
        Section("state", outcomes, outcome => outcome.Case.State.ContractName(), output);
        Section("language", outcomes, outcome => outcome.Case.Language ?? Any, output);
        ConfusionTable.Write("intent", Pairs(outcomes, expected => expected.Intents, plan => plan.LastIntent ?? Intent.Unknown), output);
        ConfusionTable.Write("state", Pairs(outcomes, expected => expected.States, plan => plan.State), output);
    }

    /// <summary>What was expected, the first where several will do, and what came; the same where what came will do.</summary>
    private static ImmutableArray<(string Expected, string Got)> Pairs<T>(
        ImmutableArray<CaseOutcome> outcomes, Func<Expectation, ImmutableArray<T>> expected, Func<Conversation, T> got)
        where T : struct, Enum =>
        [
            .. from outcome in outcomes
               let will = expected(outcome.Case.Expected)
               where !will.IsEmpty
               let came = got(outcome.Result!.Conversation)
               select ((will.Contains(came) ? came : will[0]).ContractName(), came.ContractName()),
        ];

    private static void WriteFailing(CaseOutcome outcome, TextWriter output)
    {
        if (outcome.Case.Comment is { } comment)
        {
            output.WriteLine(Format($"FAIL {outcome.Case.Id} (comment)"));
            output.WriteLine(Format($"  > {OneLine(comment.Text)}"));
            if (outcome.Verdict is { } verdict)
                output.WriteLine(Format($"  = {verdict.Type.Name()}, {verdict.Confidence} %: {OneLine(verdict.Reasoning)}"));
            if (outcome.Plan?.Reply is { } reply)
                output.WriteLine(Format($"  < {OneLine(reply)}"));
        }
        else
        {
            WriteTalk(outcome, output);
        }

        foreach (var fault in outcome.Faults)
            output.WriteLine(Format($"  {fault}"));
        output.WriteLine();
    }

    private static void WriteTalk(CaseOutcome outcome, TextWriter output)
    {
        output.WriteLine(Format($"FAIL {outcome.Case.Id} ({outcome.Case.State.ContractName()})"));
        foreach (var turn in outcome.Case.Turns)
            output.WriteLine(Format($"  > {OneLine(turn.Text)}{(turn.Images.IsEmpty ? "" : " [photo]")}"));
        foreach (var reply in outcome.Result!.Replies)
            output.WriteLine(Format($"  < {OneLine(reply.Text)}"));
    }

    private static void Section(string title, ImmutableArray<CaseOutcome> outcomes, Func<CaseOutcome, string> key, TextWriter output)
    {
        output.WriteLine(title);
        foreach (var group in outcomes.GroupBy(key).OrderBy(group => group.Key, StringComparer.Ordinal))
            output.WriteLine(Format($"  {group.Key,-26} {group.Count(outcome => outcome.Passes),4}/{group.Count()}"));
    }

    private static string OneLine(string text) => text.ReplaceLineEndings(" | ");

    private static string Format(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
