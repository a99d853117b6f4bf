namespace MirtAi.Channels;

/// <summary>What a check of one part found.</summary>
/// <param name="Part">The part, for instance <c>telegram</c>.</param>
/// <param name="IsFault">Whether an operator has to do something.</param>
/// <param name="Text">How it is; of a fault what is wrong and what to do. One line without secrets.</param>
public sealed record Finding(string Part, bool IsFault, string Text)
{
    /// <summary>The part is in good order, or not configured.</summary>
    public static Finding Good(string part, string text) => new(part, false, text);

    /// <summary>Something is wrong.</summary>
    public static Finding Fault(string part, string text) => new(part, true, text);
}
