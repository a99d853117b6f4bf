namespace MirtAi.Channels;

/// <summary>How a part of a channel is, for readiness.</summary>
/// <param name="Part">The part's name, for instance <c>telegram</c>.</param>
/// <param name="State"><see cref="On"/>, <see cref="Off"/>, or why it cannot serve, in a few words without secrets.</param>
public sealed record ChannelHealth(string Part, string State)
{
    /// <summary>The part is configured.</summary>
    public const string On = "ok";

    /// <summary>The part is not configured, which is in good order too.</summary>
    public const string Off = "off";

    /// <summary>The health of a part that is configured or not.</summary>
    public static ChannelHealth Of(string part, bool isOn) => new(part, isOn ? On : Off);
}
