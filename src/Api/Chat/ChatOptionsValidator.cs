using System.Buffers;
using Microsoft.Extensions.Options;

namespace MirtAi.Api.Chat;

/// <summary>Refuses the start over origins that no browser would find equal to a page's.</summary>
internal sealed class ChatOptionsValidator : IValidateOptions<ChatOptions>
{
    private const int MaxOrigins = 50;

    private static readonly SearchValues<char> Unsafe = SearchValues.Create(";'\"* \t");

    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, ChatOptions options)
    {
        var origins = ChatEmbedding.OriginsOf(options);
        string[] faults =
        [
            .. origins.Where(origin => !IsOrigin(origin)).Select(origin =>
                "Chat:AllowedOrigins: set the origins of the shop's pages, such as https://shop.example, several separated by commas, "
                + $"without a path or a wildcard, other scripts in their xn-- form; {origin} is none"),
            .. origins.Length > MaxOrigins ? (string[])[$"Chat:AllowedOrigins: set at most {MaxOrigins} origins"] : [],
        ];
        return faults.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    // Written otherwise, it would stand in the page's policy and allow nothing, or something else. Plain http is for the same machine.
    private static bool IsOrigin(string value) =>
        Uri.TryCreate(value, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))
        && string.Equals(value, address.GetLeftPart(UriPartial.Authority), StringComparison.OrdinalIgnoreCase)
        && address.UserInfo.Length == 0 && value.All(char.IsAscii) && !value.AsSpan().ContainsAny(Unsafe);
}
