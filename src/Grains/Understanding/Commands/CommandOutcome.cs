namespace MirtAi.Grains.Understanding.Commands;

/// <summary>What a turn did with a command. Nothing that a customer asked stays without one.</summary>
public enum CommandOutcome
{
    /// <summary>It was carried out, or answered.</summary>
    Done = 0,

    /// <summary>The customer was asked for what is missing.</summary>
    AskedBack = 1,

    /// <summary>It cannot be done, and the customer was told why.</summary>
    Refused = 2,

    /// <summary>A person deals with it.</summary>
    HandedOver = 3,
}
