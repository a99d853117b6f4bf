using System.Text.Json.Serialization;

namespace MirtAi.Silo.Broadcasts;

/// <summary>To whom a broadcast would go now.</summary>
/// <param name="Recipients">How many customers would be sent it.</param>
/// <param name="Skipped">How many would be left out, by the reason.</param>
/// <param name="MaxRecipients">How many it may go to at most.</param>
public sealed record BroadcastPreview(int Recipients, IReadOnlyDictionary<string, int> Skipped, int MaxRecipients)
{
    /// <summary>Whether it may be planned: it has recipients, and not too many.</summary>
    [JsonIgnore]
    public bool IsPossible => Recipients > 0 && Recipients <= MaxRecipients;
}
