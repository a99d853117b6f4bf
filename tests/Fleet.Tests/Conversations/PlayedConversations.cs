using System.Globalization;
using System.Runtime.CompilerServices;
using MirtAi.Fleet.Tests.Shop;

namespace MirtAi.Fleet.Tests.Conversations;

/// <summary>A class fixture: all conversations, played side by side against one shop.</summary>
public sealed class PlayedConversations : IAsyncLifetime
{
    private const long ManagerChat = -1_001_000_000_001;

    private readonly Dictionary<string, string> played = [];

    /// <summary>The folder of the scripts.</summary>
    public static string Folder { get; } = Path.GetFullPath(Path.Combine(Here(), "../../Conversations"));

    public string this[string file] => played[file];

    public async ValueTask InitializeAsync()
    {
        if (!TestPostgres.IsAvailable)
            return;

        await using var shop = await ShopUnderTest.OpenAsync(new() { Echoes = false, Settings = Settings(ManagerChat) });
        var files = Directory.GetFiles(Folder, "*.txt");
        var texts = await Task.WhenAll(files.Select(async file =>
            await ConversationScript.PlayAsync(await File.ReadAllTextAsync(file), shop, ManagerChat)));
        foreach (var (file, text) in files.Zip(texts))
            played[Path.GetFileName(file)] = text;
        Assert.Empty(shop.Peer.Violations);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>The settings of a shop with managers and payment details.</summary>
    internal static Dictionary<string, string> Settings(long managerChat) => new()
    {
        ["Telegram:ManagerChatId"] = managerChat.ToString(CultureInfo.InvariantCulture),
        ["Payment:Recipient"] = "ФОП Вигадана Тестова Особа",
        ["Payment:Iban"] = "UA213223130000026007233566001",
        ["Payment:Purpose"] = "Оплата за одяг",
    };

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
