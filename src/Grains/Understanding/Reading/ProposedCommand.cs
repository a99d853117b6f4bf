using System.Collections.Immutable;

namespace MirtAi.Grains.Understanding.Reading;

/// <summary>A command as a language model wrote it: any of it may be invented.</summary>
public sealed record ProposedCommand
{
    /// <summary>Which command, see <see cref="CommandChecks.Names"/>; empty if the model wrote none.</summary>
    public string Name { get; init; } = "";

    /// <summary>The customer's words that it rests on, as the model quotes them.</summary>
    public string Words { get; init; } = "";

    /// <summary>How sure the model is, from 0 to 1.</summary>
    public double Confidence { get; init; }

    /// <summary>Ids of products.</summary>
    public ImmutableArray<string> Products { get; init; } = [];

    /// <summary>Id of a colour.</summary>
    public string? Color { get; init; }

    /// <summary>Label of a size.</summary>
    public string? Size { get; init; }

    /// <summary>A height, a quantity or a sum.</summary>
    public int? Number { get; init; }

    /// <summary>What else the command says: a topic, a way of payment, a reason, a name, a town, a branch.</summary>
    public string? Value { get; init; }
}
