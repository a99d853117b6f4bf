using System.Collections.Immutable;

namespace MirtAi.Grains.Understanding.Commands;

/// <summary>Understands by rules, without a model: every reader looks for one kind of command. Pure.</summary>
internal sealed class ScriptedUnderstander : IUnderstander
{
    // What excludes the others comes first: an item named in full is no question about its colour.
    private static readonly ImmutableArray<(string Name, Func<Situation, Command?> Read)> Readers =
    [
        (nameof(TalkReader), TalkReader.Read), (nameof(PaymentReader), PaymentReader.Read), (nameof(RemovalReader), RemovalReader.Read),
        (nameof(ItemsReader), ItemsReader.Read), (nameof(ComparisonReader), ComparisonReader.Read), (nameof(MoreReader), MoreReader.Read),
        (nameof(QuantityReader), QuantityReader.Read), (nameof(TotalReader), TotalReader.Read), (nameof(ResizeReader), ResizeReader.Read),
        (nameof(SizeDoubtReader), SizeDoubtReader.Read), (nameof(ColorRefusalReader), ColorRefusalReader.Read),
        (nameof(ShownReader), ShownReader.Read),
    ];

    /// <inheritdoc/>
    public Understood Understand(Situation situation) => new([.. Explain(situation).Select(read => read.Command)], Reader.Scripted);

    /// <summary>The same commands, each with the name of the reader that found it.</summary>
    public static ImmutableArray<(Command Command, string Reader)> Explain(Situation situation)
    {
        var commands = ImmutableArray.CreateBuilder<(Command, string)>();
        foreach (var topic in TopicReader.Read(situation))
            commands.Add((topic, nameof(TopicReader)));
        foreach (var (name, read) in Readers)
        {
            if (read(situation) is not { } command)
                continue;
            commands.Add((command, name));
            // The numbers and colours of several items are said with them.
            if (command is AddItems or WantItems)
                break;
        }

        if (commands.Count == 0 && FactQuestionReader.Read(situation) is { } fact)
            commands.Add((fact, nameof(FactQuestionReader)));
        return commands.ToImmutable();
    }
}
