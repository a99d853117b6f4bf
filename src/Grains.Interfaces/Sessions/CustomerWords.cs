using Orleans;

namespace MirtAi.Grains.Interfaces.Sessions;

/// <summary>A text in the languages that customers are answered in; the session chooses its customer's.</summary>
[GenerateSerializer, Immutable, Alias("mirtai.customer-words")]
public sealed record CustomerWords(
    [property: Id(0)] string Ukrainian, [property: Id(1)] string Russian, [property: Id(2)] string English)
{
    /// <summary>The text in a language; Ukrainian unless it is <c>ru</c> or <c>en</c>.</summary>
    public string In(string language) => language switch
    {
        "ru" => Russian,
        "en" => English,
        _ => Ukrainian,
    };
}
