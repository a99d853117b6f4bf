using System.Collections.Immutable;

namespace MirtAi.OpenAIPeer;

/// <summary>How the peer answers a call.</summary>
public sealed record PeerReply
{
    public PeerReplyKind Kind { get; private init; }

    /// <summary>The text, the refusal, or a raw body.</summary>
    public string Text { get; private init; } = "";

    public ImmutableArray<PeerToolCall> ToolCalls { get; private init; } = [];

    public string FinishReason { get; private init; } = "stop";

    public int Status { get; private init; } = 200;

    public ImmutableDictionary<string, string> Headers { get; private init; } = ImmutableDictionary<string, string>.Empty;

    public int PromptTokens { get; init; } = 120;

    public int CompletionTokens { get; init; } = 30;

    public int CachedTokens { get; init; }

    public bool IsCompressed { get; private init; }

    /// <summary>A compatible server may leave usage out.</summary>
    public bool HasUsage { get; init; } = true;

    public static PeerReply Say(string text, string finishReason = "stop") => new() { Text = text, FinishReason = finishReason };

    public static PeerReply Refuse(string reason) => new() { Kind = PeerReplyKind.Refusal, Text = reason };

    public static PeerReply Ask(params ImmutableArray<PeerToolCall> calls) => new() { ToolCalls = calls, FinishReason = "tool_calls" };

    /// <summary>An error of the platform.</summary>
    public static PeerReply Fail(int status, string code = "server_error", params ReadOnlySpan<(string Name, string Value)> headers) =>
        new()
        {
            Kind = PeerReplyKind.Error,
            Status = status,
            Text = code,
            Headers = ImmutableDictionary.CreateRange(headers.ToArray().Select(header => KeyValuePair.Create(header.Name, header.Value))),
        };

    /// <summary>Any body, for instance what a proxy says; compressed whether or not the caller asked for it.</summary>
    public static PeerReply Raw(string body, int status = 200, bool isCompressed = false) =>
        new() { Kind = PeerReplyKind.Raw, Text = body, Status = status, IsCompressed = isCompressed };

    /// <summary>No answer until the caller goes away.</summary>
    public static PeerReply Hang() => new() { Kind = PeerReplyKind.Hang };

    /// <summary>The connection ends in the middle of the answer.</summary>
    public static PeerReply Drop() => new() { Kind = PeerReplyKind.Drop };
}
