namespace MirtAi.OpenAIPeer;

/// <summary>The kinds of answers.</summary>
public enum PeerReplyKind
{
    Completion = 0,
    Refusal = 1,
    Error = 2,
    Raw = 3,
    Hang = 4,
    Drop = 5,
}
