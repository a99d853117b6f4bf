namespace MirtAi.Api.CommandLine;

/// <summary>What <c>./mirt understand</c> was asked to do.</summary>
/// <param name="Text">The customer's message.</param>
/// <param name="State">The state of the conversation before it; null for the first message.</param>
/// <param name="Asked">What was asked last; null if nothing in particular.</param>
internal sealed record UnderstandArguments(string Text, string? State, string? Asked)
{
    public const string Usage =
        "usage: ./mirt understand TEXT [--state STATE | --asked QUESTION]\n       ./mirt understand check [FILE...]";

    /// <summary>The arguments; null if they make no sense.</summary>
    public static UnderstandArguments? Parse(string[] args)
    {
        string? text = null, state = null, asked = null;
        for (var index = 0; index < args.Length; index++)
        {
            var hasValue = index + 1 < args.Length;
            if (args[index] is "--state" && hasValue && state is null)
                state = args[++index];
            else if (args[index] is "--asked" && hasValue && asked is null)
                asked = args[++index];
            else if (!args[index].StartsWith("--", StringComparison.Ordinal) && text is null)
                text = args[index];
            else
                return null;
        }

        return text is null || (state is not null && asked is not null) ? null : new UnderstandArguments(text, state, asked);
    }
}
