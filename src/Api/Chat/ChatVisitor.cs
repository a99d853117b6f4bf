using MirtAi.Channels.WebChat;

namespace MirtAi.Api.Chat;

/// <summary>Whose browser it is.</summary>
/// <param name="Id">The visitor's public id, which is no secret: 32 hexadecimal digits.</param>
internal sealed record ChatVisitor(string Id)
{
    public string SessionKey { get; } = WebChannel.SessionKey(Id);
}
