using MirtAi.Grains.LanguageModels;
using MirtAi.Silo.Telemetry;
using OpenAI.Chat;

namespace MirtAi.Silo.LanguageModels.Providers;

/// <summary>Calls as the client wants them. No phone, card, e-mail address or token of a customer leaves in their words.</summary>
internal static class ChatMessages
{
    public static IEnumerable<ChatMessage> Of(ModelCall call) => call.Messages.Select(Of);

    public static ChatCompletionOptions Options(ModelCall call)
    {
        var options = new ChatCompletionOptions { MaxOutputTokenCount = call.MaxOutputTokens };
        if (call.Schema is { } schema)
            options.ResponseFormat = ChatResponseFormat.CreateJsonSchemaFormat(
                schema.Name, BinaryData.FromString(schema.Json), jsonSchemaIsStrict: true);
        foreach (var tool in call.Tools)
            options.Tools.Add(
                ChatTool.CreateFunctionTool(
                    tool.Name, tool.Description, BinaryData.FromString(tool.Parameters), functionSchemaIsStrict: true));
        return options;
    }

    private static ChatMessage Of(ModelMessage message) => message.Role switch
    {
        ModelRole.System => new SystemChatMessage(Mask.Text(message.Text)),
        ModelRole.Tool => new ToolChatMessage(message.ToolRequestId, Mask.Text(message.Text)),
        ModelRole.Assistant when !message.ToolRequests.IsEmpty => Requests(message),
        ModelRole.Assistant => new AssistantChatMessage(Mask.Text(message.Text)),
        _ => new UserChatMessage(Parts(message)),
    };

    private static IEnumerable<ChatMessageContentPart> Parts(ModelMessage message) =>
    [
        ChatMessageContentPart.CreateTextPart(Mask.Text(message.Text)),
        .. message.Photos.Select(photo =>
            ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(photo.Content), photo.ContentType, ChatImageDetailLevel.High)),
    ];

    private static AssistantChatMessage Requests(ModelMessage message)
    {
        var requests = new AssistantChatMessage(message.ToolRequests.Select(request =>
            ChatToolCall.CreateFunctionToolCall(request.Id, request.Name, BinaryData.FromString(request.Arguments))));
        if (message.Text.Length > 0)
            requests.Content.Add(ChatMessageContentPart.CreateTextPart(Mask.Text(message.Text)));
        return requests;
    }
}
