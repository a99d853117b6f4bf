namespace MirtAi.Silo.LanguageModels.Providers;

/// <summary>JSON as servers send it.</summary>
internal static class JsonBytes
{
    /// <summary>The bytes without a byte order mark, which a parser of JSON refuses.</summary>
    public static ReadOnlyMemory<byte> WithoutMark(ReadOnlyMemory<byte> json) => json.Span is [0xEF, 0xBB, 0xBF, ..] ? json[3..] : json;
}
