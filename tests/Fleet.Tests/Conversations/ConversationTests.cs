namespace MirtAi.Fleet.Tests.Conversations;

/// <summary>Whole conversations, from hello to thanks, over the webhook and the platform's stand-in, word for word.</summary>
public sealed class ConversationTests(PlayedConversations conversations) : IClassFixture<PlayedConversations>
{
    private const string Switch = "MIRT_WRITE_CONVERSATIONS";

    public static TheoryData<string> Files() =>
        [.. Directory.GetFiles(PlayedConversations.Folder, "*.txt").Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task A_conversation_goes_as_it_is_written(string file)
    {
        Assert.SkipUnless(TestPostgres.IsAvailable, TestPostgres.Reason);
        var path = Path.Combine(PlayedConversations.Folder, file);

        if (Environment.GetEnvironmentVariable(Switch) == "1")
            await File.WriteAllTextAsync(path, conversations[file], TestContext.Current.CancellationToken);

        Assert.Equal(await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken), conversations[file]);
    }
}
