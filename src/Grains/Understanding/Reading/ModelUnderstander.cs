using System.Collections.Immutable;
using MirtAi.Grains.Language;
using MirtAi.Grains.Understanding.Commands;

namespace MirtAi.Grains.Understanding.Reading;

/// <summary>
/// Understands the messages of one turn as a language model read them: each of its commands belongs to the first message that holds the
/// words it quotes, and is checked there. A message of which nothing is left is another understander's.
/// </summary>
internal sealed class ModelUnderstander(ModelReading reading, IUnderstander otherwise) : IUnderstander
{
    private readonly HashSet<int> assigned = [];

    /// <inheritdoc/>
    public Understood Understand(Situation situation)
    {
        var words = Tokenizer.Cut(situation.Utterance.Text);
        var commands = ImmutableArray.CreateBuilder<Command>();
        var dropped = ImmutableArray.CreateBuilder<DroppedCommand>();
        foreach (var (index, proposed) in reading.Commands.Index())
        {
            if (assigned.Contains(index) || !CommandChecks.IsQuoted(words, proposed))
                continue;

            assigned.Add(index);
            var verdict = CommandChecks.Of(proposed, situation);
            if (verdict.Command is { } command)
                commands.Add(command);
            else
                dropped.Add(new DroppedCommand(CommandChecks.NameOf(proposed), verdict.Cause));
        }

        var read = IntentClassifier.Precedes(situation.Utterance, situation.Conversation)
            ? Understood.Nothing
            : otherwise.Understand(situation);
        if (commands.Count > 0 && !commands.All(command => command is Courtesy))
        {
            commands.AddRange(read.Commands.Where(command => IsOverlooked(command, commands)));
            return new Understood(ItemsTogether(commands.ToImmutable()), Reader.Model) { Dropped = dropped.ToImmutable() };
        }

        // Thanks and a greeting need no model: what the rules find besides goes with them.
        return new Understood([.. commands, .. read.Commands], commands.Count > 0 ? Reader.Model : read.By)
        {
            Dropped = dropped.ToImmutable(),
        };
    }

    /// <summary>What was proposed and belongs to none of the messages that were understood.</summary>
    /// <param name="messages">The texts of all messages of the turn.</param>
    public IEnumerable<DroppedCommand> Unassigned(IEnumerable<string> messages)
    {
        var texts = messages.Select(text => Tokenizer.Cut(CodePoints.Cut(text, UtteranceReader.MaxLength))).ToList();
        foreach (var (index, proposed) in reading.Commands.Index())
        {
            if (!assigned.Contains(index))
                yield return new DroppedCommand(
                    CommandChecks.NameOf(proposed),
                    texts.Exists(words => CommandChecks.IsQuoted(words, proposed)) ? DropCause.Outweighed : DropCause.Words);
        }
    }

    /// <summary>Whether the model says nothing of words that change what the order holds.</summary>
    private static bool IsOverlooked(Command command, IEnumerable<Command> commands) =>
        command is RemoveProducts or SetQuantity
        && !command.Words.IsEmpty
        && !commands.Any(other => other.GetType() == command.GetType() || other.Words.Intersect(command.Words).Any());

    /// <summary>Several items that are named in full are bought together.</summary>
    private static ImmutableArray<Command> ItemsTogether(ImmutableArray<Command> commands)
    {
        var items = commands.OfType<SelectItem>().Select(ItemOf).ToList();
        return items.Count < 2 || items.Contains(null)
            ? commands
            : [.. commands.Where(command => command is not SelectItem), new AddItems([.. items.OfType<DraftedItem>()])];
    }

    private static DraftedItem? ItemOf(SelectItem select) => select is { Product: { } product, Color: { } color, Size: { } size }
        ? new DraftedItem(product.Id, size.Label, color, 1)
        : null;
}
