using System.Text.Json;
using MirtAi.OpenAIPeer;
using MirtAi.Silo.Tests.LanguageModels.Answers;

namespace MirtAi.Silo.Tests.LanguageModels.Reading;

/// <summary>A model that reads what a test lets it read, and words answers as it is told.</summary>
internal static class ReadingModel
{
    /// <summary>The schema of a reading.</summary>
    public const string Schema = "understanding";

    /// <summary>What the peer answers when it is asked to read; it words everything.</summary>
    public static void Reads(this WordedConversation talk, PeerReply reading) =>
        talk.Peer.Otherwise = request => request.Schema == Schema ? reading : HonestModel.Answer(request);

    /// <summary>The same for a reading of these commands.</summary>
    public static void Reads(this WordedConversation talk, params object[] commands) => talk.Reads(Commands(commands));

    public static PeerReply Commands(params object[] commands) => PeerReply.Say(JsonSerializer.Serialize(new
    {
        intent = "UNKNOWN_OR_EMPTY",
        confidence = 0.1,
        commands,
    }));

    /// <summary>A command as the schema wants it.</summary>
    public static object Command(
        string command, string words, double confidence = 0.95, string[]? products = null, string? color = null, string? size = null,
        int? number = null, string? value = null) =>
        new { command, words, confidence, products = products ?? [], color, size, number, value };
}
