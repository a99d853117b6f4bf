namespace MirtAi.Grains.Sessions.Replays;

/// <summary>What a model was asked, and what became of it.</summary>
/// <param name="Purpose">What for: <c>understanding</c> or <c>answer</c>.</param>
/// <param name="StartedAfter">When it was asked, in milliseconds from the turn's beginning.</param>
/// <param name="Took">How long it took, in milliseconds.</param>
public sealed record ReplayedExchange(string Purpose, int StartedAfter, int Took)
{
    /// <summary>
    /// <c>answered</c>, <c>refused</c>, <c>cut</c>, <c>filtered</c>, <c>unavailable</c>, or <c>late</c>: the turn did not wait.
    /// </summary>
    public string Outcome { get; init; } = "late";

    /// <summary>The provider that answered.</summary>
    public string? Provider { get; init; }

    /// <summary>The model that answered.</summary>
    public string? Model { get; init; }

    /// <summary>Tokens of the request.</summary>
    public int InputTokens { get; init; }

    /// <summary>Tokens of the answer.</summary>
    public int OutputTokens { get; init; }

    /// <summary>How many messages of the exchange before were repeated and are not shown again.</summary>
    public int Repeated { get; init; }

    /// <summary>What it was asked; phones, cards and e-mail addresses are masked before it leaves the service.</summary>
    public IReadOnlyList<ReplayedPromptLine> Asked { get; init; } = [];

    /// <summary>What it answered; null if it did not.</summary>
    public ReplayedWords? Answer { get; init; }

    /// <summary>The tools for which it asked, with their arguments.</summary>
    public IReadOnlyList<string> Tools { get; init; } = [];

    /// <summary>Why the answer was refused; empty if it was taken.</summary>
    public IReadOnlyList<string> Faults { get; init; } = [];
}
