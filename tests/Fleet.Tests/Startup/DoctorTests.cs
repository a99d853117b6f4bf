using System.Net;
using System.Net.Sockets;
using MirtAi.Channels.Tests.Instagram;
using MirtAi.Fleet.Tests.Instagram;
using MirtAi.OpenAIPeer;
using MirtAi.TelegramPeer;

namespace MirtAi.Fleet.Tests.Startup;

/// <summary><c>./mirt doctor</c> as a process, with stand-ins for the platforms.</summary>
public sealed class DoctorTests
{
    private const long ManagerChat = -1_001_234_500_001;

    [Fact]
    public async Task A_service_that_can_start_has_a_line_for_each_part_and_no_fault()
    {
        await using var telegram = await TelegramPeerServer.Start();
        await using var models = await OpenAIPeerServer.Start();

        var (exitCode, lines) = await Examine(telegram, models);

        Assert.True(exitCode == 0, string.Join('\n', lines));
        Assert.All(lines, line => Assert.StartsWith("ok ", line, StringComparison.Ordinal));
        foreach (var part in (string[])["settings", "database", "port", "disk", "telegram:", "telegram updates", "managers", "model "])
            Assert.Single(lines, line => line.StartsWith($"ok    {part}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whatever_is_wrong_has_its_line_with_what_to_do()
    {
        await using var telegram = await TelegramPeerServer.Start();
        await using var models = await OpenAIPeerServer.Start();
        telegram.SetWebhook("https://elsewhere.example/");
        telegram.SetMembership(ManagerChat, "left");
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();

        var (exitCode, lines) = await Examine(telegram, models, new()
        {
            ["OpenAI:ApiKey"] = "a-wrong-key",
        }, ((IPEndPoint)other.LocalEndpoint).Port);

        Assert.Equal(1, exitCode);
        foreach (var remedy in (string[])
            ["run ./mirt telegram delete-webhook", "add it again", "set Urls to another address", "check its ApiKey"])
            Assert.Contains(lines, line =>
                line.StartsWith("FAULT ", StringComparison.Ordinal) && line.Contains(remedy, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_token_that_telegram_does_not_know_names_its_setting_and_is_not_shown()
    {
        const string Token = "7000000009:another-invented-token";
        await using var telegram = await TelegramPeerServer.Start();
        await using var models = await OpenAIPeerServer.Start();

        var (exitCode, lines) = await Examine(telegram, models, new() { ["Telegram:BotToken"] = Token });

        Assert.Equal(1, exitCode);
        Assert.Contains(lines, line => line.StartsWith("FAULT telegram: ", StringComparison.Ordinal)
            && line.Contains("Telegram:BotToken", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.Contains("another-invented-token", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true, null, 0, "each customer has a topic")]
    [InlineData(false, null, 1, "the right to manage topics, or set Telegram:ManagerThreadId")]
    [InlineData(false, "7", 0, "all customers are in the topic that is set")]
    public async Task A_group_with_topics_is_looked_at_for_the_right_to_manage_them(
        bool mayManageTopics, string? thread, int expected, string said)
    {
        await using var telegram = await TelegramPeerServer.Start();
        await using var models = await OpenAIPeerServer.Start();
        telegram.SetForum(ManagerChat, mayManageTopics: mayManageTopics);

        var (exitCode, lines) = await Examine(
            telegram, models, thread is null ? null : new() { ["Telegram:ManagerThreadId"] = thread });

        Assert.True(exitCode == expected, string.Join('\n', lines));
        Assert.Single(lines, line => line.Contains("managers", StringComparison.Ordinal) && line.Contains(said, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Of_Instagram_the_token_its_permission_the_subscription_and_the_last_event_are_told()
    {
        await using var telegram = await TelegramPeerServer.Start();
        await using var models = await OpenAIPeerServer.Start();
        await using var graph = await GraphPeer.Start();

        var (exitCode, lines) = await Examine(telegram, models, InstagramShop.Settings(graph));

        Assert.True(exitCode == 1, string.Join('\n', lines));
        foreach (var line in (string[])
            ["ok    instagram: ", "ok    instagram permissions: ", "FAULT instagram events: ", "ok    instagram arrivals: "])
            Assert.Single(lines, one => one.StartsWith(line, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(S3Peer.SecretKey, S3Peer.Bucket, 0, "ok    documents: the bucket invented-bucket takes, gives and deletes")]
    [InlineData(S3Peer.SecretKey, "another-bucket", 1, "FAULT documents: The bucket another-bucket refused it: NoSuchBucket: check ")]
    public async Task A_store_of_documents_is_tried(string secret, string bucket, int expected, string said)
    {
        await using var telegram = await TelegramPeerServer.Start();
        await using var models = await OpenAIPeerServer.Start();
        await using var store = await S3Peer.Start();

        var (exitCode, lines) = await Examine(telegram, models, new()
        {
            ["DocumentStore:Bucket"] = bucket,
            ["DocumentStore:Endpoint"] = store.Address,
            ["DocumentStore:Region"] = S3Peer.Region,
            ["DocumentStore:AccessKey"] = S3Peer.AccessKey,
            ["DocumentStore:SecretKey"] = secret,
        });

        Assert.True(exitCode == expected, string.Join('\n', lines));
        Assert.Single(lines, line => line.StartsWith(said, StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.Contains(secret, StringComparison.Ordinal));
        Assert.Empty(store.Names);
    }

    [PostgresFact]
    public async Task A_database_is_named_with_its_schema_and_clock()
    {
        await using var telegram = await TelegramPeerServer.Start();
        await using var models = await OpenAIPeerServer.Start();
        await using var database = new TestPostgres();
        await database.InitializeAsync();

        var (exitCode, lines) = await Examine(telegram, models, new()
        {
            ["Storage:Provider"] = "postgres",
            ["Storage:ConnectionString"] = database.ConnectionString,
        });

        Assert.True(exitCode == 0, string.Join('\n', lines));
        Assert.Contains(lines, line => line.StartsWith("ok    database: PostgreSQL ", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("ok    schema: ", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("ok    clock: ", StringComparison.Ordinal));
    }

    private static async Task<(int ExitCode, IReadOnlyCollection<string> Lines)> Examine(
        TelegramPeerServer telegram, OpenAIPeerServer models, Dictionary<string, string>? settings = null, int? port = null)
    {
        Dictionary<string, string> all = new()
        {
            ["Telegram:BotToken"] = TelegramPeerOptions.DefaultToken,
            ["Telegram:ApiBaseUrl"] = telegram.BaseAddress,
            ["Telegram:ManagerChatId"] = $"{ManagerChat}",
            ["OpenAI:ApiKey"] = OpenAIPeerServer.ApiKey,
            ["OpenAI:BaseUrl"] = models.BaseAddress,
            ["OpenAI:Model"] = "gpt-test",
        };
        foreach (var (name, value) in settings ?? [])
            all[name] = value;
        return await ServiceProcess.RunAsync(new ServiceOptions { Arguments = ["doctor"], Settings = all, Port = port });
    }
}
