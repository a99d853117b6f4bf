using System.Collections.Immutable;

namespace MirtAi.Grains.Understanding.Commands;

/// <summary>Understands by rules, without a model: every reader looks for one kind of command. Pure.</summary>
internal sealed class ScriptedUnderstander : IUnderstander
{
    // What excludes the others comes first: an item named in full is no question about its colour.
    private static readonly ImmutableArray<Func<Situation, Command?>> Readers =
    [
        TalkReader.Read, PaymentReader.Read, RemovalReader.Read, ItemsReader.Read, ComparisonReader.Read, MoreReader.Read,
        QuantityReader.Read, TotalReader.Read, ResizeReader.Read, SizeDoubtReader.Read, ColorRefusalReader.Read, ShownReader.Read,
    ];

    /// <inheritdoc/>
    public ImmutableArray<Command> Understand(Situation situation)
    {
        var commands = ImmutableArray.CreateBuilder<Command>();
        commands.AddRange(TopicReader.Read(situation));
        foreach (var read in Readers)
        {
            if (read(situation) is { } command)
                commands.Add(command);
        }

        if (commands.Count == 0 && FactQuestionReader.Read(situation) is { } fact)
            commands.Add(fact);
        return commands.ToImmutable();
    }
}
