namespace MirtAi.Grains.Escalations;

/// <summary>What a customer sent beside words, in the managers' words.</summary>
internal static class MediaWords
{
    /// <summary>The words for a kind of media; its code if it is not known.</summary>
    public static string Of(string media) => media switch
    {
        "voice" => "голосове повідомлення",
        "audio" => "аудіо",
        "video" => "відео",
        "video_note" => "відеоповідомлення",
        "animation" => "анімація",
        "document" => "файл",
        "sticker" => "наліпка",
        "location" => "місце на мапі",
        "contact" => "контакт",
        "photo" => "фото",
        "story" => "історія",
        "poll" => "опитування",
        "reaction" => "згадка в історії",
        _ => media,
    };
}
