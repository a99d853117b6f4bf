using System.Text;
using System.Text.Json;

namespace MirtAi.Silo.LanguageModels.Providers;

/// <summary>What a server says when it refuses a request: the strings of its JSON, or the body as it is.</summary>
internal sealed class RefusalText
{
    private const int MaxLength = 8_192;

    /// <summary>Some servers send the request back; its words are not the refusal's.</summary>
    private static readonly string[] Echoes = ["input", "body", "request", "messages"];

    private readonly string text;

    private RefusalText(string text) => this.text = text;

    /// <summary>Whether the request is too long: leaving a parameter out would only hide that.</summary>
    public bool IsOfLength => Names("context length", "context_length_exceeded", "context window", "too long", "too large");

    public static RefusalText Of(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(JsonBytes.WithoutMark(body));
            return new RefusalText(string.Join('\n', Strings(document.RootElement)));
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return new RefusalText(Encoding.UTF8.GetString(body.Span[..Math.Min(body.Length, MaxLength)]));
        }
    }

    /// <summary>Whether it has one of these as whole words; an underscore is a part of a word.</summary>
    public bool Names(params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            for (var at = Find(word, 0); at >= 0; at = Find(word, at + 1))
            {
                if (!IsWord(at - 1) && !IsWord(at + word.Length))
                    return true;
            }
        }

        return false;
    }

    private int Find(string word, int from) => from >= text.Length ? -1 : text.IndexOf(word, from, StringComparison.OrdinalIgnoreCase);

    private bool IsWord(int at) => at >= 0 && at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] is '_');

    private static IEnumerable<string> Strings(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => [element.GetString()!],
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Strings),
        JsonValueKind.Object => element.EnumerateObject()
            .Where(member => !Echoes.Contains(member.Name)).SelectMany(member => Strings(member.Value)),
        _ => [],
    };
}
