using System.Collections.Immutable;
using MirtAi.Grains.Photos;

namespace MirtAi.Grains.LanguageModels;

/// <summary>One message of a call.</summary>
public sealed record ModelMessage
{
    /// <summary>Who says it.</summary>
    public required ModelRole Role { get; init; }

    /// <summary>The text; may be empty beside <see cref="ToolRequests"/> or <see cref="Photos"/>.</summary>
    public string Text { get; init; } = "";

    /// <summary>Photos that go with a user's text, as bytes: no address leaves the service.</summary>
    public ImmutableArray<Photo> Photos { get; init; } = [];

    /// <summary>What the assistant asked for. Each is answered by one message of <see cref="ModelRole.Tool"/>.</summary>
    public ImmutableArray<ToolRequest> ToolRequests { get; init; } = [];

    /// <summary>The request that a tool's message answers.</summary>
    public string ToolRequestId { get; init; } = "";

    public static ModelMessage System(string text) => new() { Role = ModelRole.System, Text = text };

    public static ModelMessage User(string text, params ImmutableArray<Photo> photos) =>
        new() { Role = ModelRole.User, Text = text, Photos = photos };

    public static ModelMessage Assistant(string text) => new() { Role = ModelRole.Assistant, Text = text };

    public static ModelMessage Assistant(ModelAnswer answer) =>
        new() { Role = ModelRole.Assistant, Text = answer.Text, ToolRequests = answer.ToolRequests };

    public static ModelMessage ToolResult(ToolRequest request, string result) =>
        new() { Role = ModelRole.Tool, Text = result, ToolRequestId = request.Id };
}
