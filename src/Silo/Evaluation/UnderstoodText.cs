using System.Collections.Immutable;
using System.Globalization;
using MirtAi.Grains.Catalog;
using MirtAi.Grains.Conversations;
using MirtAi.Grains.Interfaces.Messages;
using MirtAi.Grains.Language;
using MirtAi.Grains.Messages;
using MirtAi.Grains.Payments;
using MirtAi.Grains.Sale;
using MirtAi.Grains.Understanding;
using MirtAi.Grains.Understanding.Commands;
using MirtAi.Grains.Understanding.Learning;

namespace MirtAi.Silo.Evaluation;

/// <summary>A message as it is understood without a model, and why: for who writes rules and examples.</summary>
internal sealed record UnderstoodText
{
    private const string SessionKey = "web:understand";

    /// <summary>The conversation before the message.</summary>
    public required Conversation Before { get; init; }

    /// <summary>What the message says.</summary>
    public required Utterance Utterance { get; init; }

    /// <summary>The commands, each with the reader that found it.</summary>
    public required ImmutableArray<(Command Command, string Reader)> Commands { get; init; }

    /// <summary>Whether something outweighs all commands: a call for a person, an injection, what is not the shop's.</summary>
    public required bool IsOutweighed { get; init; }

    /// <summary>What the rules take what is left of the message for.</summary>
    public required Classification Classification { get; init; }

    /// <summary>What the turn does.</summary>
    public required TurnPlan Plan { get; init; }

    /// <summary>Understands a message of a conversation.</summary>
    public static UnderstoodText Read(string text, Conversation before, ProductCatalog catalog)
    {
        var payment = new PaymentOptions();
        var utterance = UtteranceReader.Read(text, hasPhoto: false, before, catalog);
        return new UnderstoodText
        {
            Before = before,
            Utterance = utterance,
            Commands = ScriptedUnderstander.Explain(new Situation(utterance, before, catalog, payment.Prepayment)),
            IsOutweighed = IntentClassifier.Precedes(utterance, before),
            Classification = IntentClassifier.Classify(utterance, before),
            Plan = SaleFlow.Decide(Request(text, before), catalog, new ConversationOptions(), payment, ModelProposal.None),
        };
    }

    /// <summary>It in lines for a terminal.</summary>
    public IEnumerable<string> Lines()
    {
        yield return $"state     {Before.State.ContractName()} -> {Plan.Conversation.State.ContractName()}";
        foreach (var (command, reader) in Commands)
        {
            var outcome = Plan.Commands.FirstOrDefault(carried => carried.Command.GetType() == command.GetType())?.Outcome.ToString();
            yield return $"command   {Shown(command)}  {Figure(command.Confidence)}  {reader}"
                + $"{WordsOf(command)}  {(IsOutweighed ? "outweighed by the intent" : outcome ?? "not carried out")}";
        }

        if (Commands.IsEmpty)
            yield return "command   none";
        var reason = Classification.Reason is { } code ? $"  {code}" : "";
        yield return $"intent    {Classification.Intent.ContractName()}  {Figure(Classification.Confidence)}{reason}";
        foreach (var group in PhraseBook.Matches(Utterance.Tokens).GroupBy(match => match.Label))
            yield return $"says      {group.Key}  by {string.Join(", ", group.Select(match => $"\"{match.Pattern}\""))}";
        foreach (var token in Utterance.Tokens.Where(token => token.Tags.Count > 0))
        {
            var tags = string.Join(' ', token.Tags.Order(StringComparer.Ordinal));
            yield return $"word      {token.Raw}  {tags}{(token.Guessed ? "  (misspelt)" : "")}";
        }

        var (meaning, likelihood) = LearnedRules.Read(Utterance.Text);
        var nearest = Examples.Nearest(Utterance.Text) is { } example
            ? $"  as \"{example.Text}\" ({example.Meaning}, {example.Place})"
            : "";
        yield return $"examples  {meaning}  {Figure(likelihood)}{nearest}";
        yield return $"complains {Figure(Utterance.ComplaintLikelihood)}";
        foreach (var act in Plan.Acts)
            yield return $"answer    {act.Key}";
    }

    private static string WordsOf(Command command) =>
        command.Words.IsDefaultOrEmpty ? "  by the whole message" : $"  by \"{string.Join(' ', command.Words)}\"";

    /// <summary>The command's name with what only this one has.</summary>
    private static string Shown(Command command)
    {
        var own = command.GetType().GetProperties()
            .Where(property => property.DeclaringType == command.GetType() && property.Name != "EqualityContract" && property.CanRead)
            .Select(property => $"{property.Name}={Value(property.GetValue(command))}");
        return $"{command.GetType().Name}({string.Join(", ", own)})";
    }

    private static string Value(object? value) => value switch
    {
        null => "none",
        Product product => product.Id,
        string text => text,
        System.Collections.IEnumerable several => $"[{string.Join("; ", several.Cast<object?>().Select(Value))}]",
        IFormattable figure => figure.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    private static string Figure(double confidence) => confidence.ToString("0.00", CultureInfo.InvariantCulture);

    private static TurnRequest Request(string text, Conversation before)
    {
        var now = new DateTimeOffset(2026, 1, 15, 10, 0, 0, TimeSpan.Zero);
        var line = new TranscriptLine
        {
            SessionKey = SessionKey,
            Sequence = 1,
            Author = Author.Customer,
            At = now,
            Kind = InboundKind.Message,
            Text = text,
        };
        return new TurnRequest
        {
            SessionKey = SessionKey,
            Customer = new(),
            Conversation = before,
            Messages = [line],
            History = [],
            Now = now,
        };
    }
}
