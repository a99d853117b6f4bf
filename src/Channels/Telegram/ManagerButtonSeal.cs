using System.Buffers.Text;
using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using MirtAi.Grains.Messages;

namespace MirtAi.Channels.Telegram;

/// <summary>
/// Signs what the managers' buttons do, so that nobody's client makes up a button: Telegram passes on whatever value a client says was
/// pressed. The signature stands before the command; it is of the chat, and by a key that is derived from the bot's token.
/// </summary>
internal sealed class ManagerButtonSeal
{
    /// <summary>80 bits: a guess can only be tried at Telegram, and the longest command fits beside it.</summary>
    private const int SignatureBytes = 10;

    private static readonly int SignatureLength = Base64Url.GetEncodedLength(SignatureBytes);

    private static readonly byte[] Purpose = Encoding.UTF8.GetBytes("mirtai telegram manager buttons");

    private readonly byte[] key;
    private readonly string chat;

    private ManagerButtonSeal(string token, long chat)
    {
        key = HKDF.DeriveKey(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(token), 32, info: Purpose);
        this.chat = chat.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>The seal of the managers' chat.</summary>
    public static ManagerButtonSeal Of(TelegramOptions options) =>
        new((options.HasManagerBot ? options.ManagerBotToken : options.BotToken) ?? "", options.ManagerChatId ?? 0);

    /// <summary>The buttons as they are sent. One whose command is too long to be signed is left out.</summary>
    public ImmutableArray<OutboundButton> Sign(ImmutableArray<OutboundButton> buttons) => buttons.IsDefaultOrEmpty
        ? buttons
        :
        [
            .. buttons.Select(button => button with { Value = Signature(button.Value) + button.Value })
                .Where(button => Encoding.UTF8.GetByteCount(button.Value) <= OutboundButton.MaxValueBytes),
        ];

    /// <summary>The command of a pressed button; null if it is not signed by this bot for this chat.</summary>
    public string? Open(string value)
    {
        if (value.Length <= SignatureLength)
            return null;
        var command = value[SignatureLength..];
        return CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(Signature(command)), Encoding.UTF8.GetBytes(value[..SignatureLength])) ? command : null;
    }

    private string Signature(string command) => Base64Url.EncodeToString(
        HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{chat}\n{command}")).AsSpan(0, SignatureBytes));
}
