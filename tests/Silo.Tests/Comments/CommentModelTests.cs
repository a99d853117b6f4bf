using Microsoft.Extensions.Logging.Abstractions;
using MirtAi.Grains.Comments.Classification;
using MirtAi.Grains.Interfaces.Comments;
using MirtAi.OpenAIPeer;
using MirtAi.Silo.LanguageModels.Answers;
using MirtAi.Silo.Tests.LanguageModels.Providers;

namespace MirtAi.Silo.Tests.Comments;

/// <summary>Comments told apart by a provider's model, with the instructions as they are shipped.</summary>
public sealed class CommentModelTests
{
    [Fact]
    public async Task A_provider_is_asked_by_the_rules_of_its_interface_without_phones_and_the_call_is_recorded()
    {
        await using var models = await ChainUnderTest.Start(1);
        models.Peer.Prepare(PeerReply.Say("""{"reasoning":"Чекає на дзвінок","type":"question","confidence":88}"""));
        using var reader = Reader(models);

        var verdict = await reader.Read(
            new CommentInput("Передзвоніть на +380501112233, яка ціна?", "Сукня"), null, "instagram:42",
            TestContext.Current.CancellationToken);

        Assert.Equal((CommentType.Question, 88), (verdict.Type, verdict.Confidence));
        Assert.Matches(@"^gpt-test.*, comments\.md \d+$", verdict.By);
        var request = Assert.Single(models.Peer.Requests);
        Assert.Equal("comment", request.Schema);
        Assert.DoesNotContain("380501112233", request.Body.ToJsonString(), StringComparison.Ordinal);
        Assert.Empty(models.Peer.Violations);
        var call = Assert.Single(models.Calls.All);
        Assert.Equal(("comment", "instagram:42"), (call.Purpose, call.SessionKey));
    }

    [Fact]
    public async Task A_provider_that_fails_costs_an_answer_by_the_script_alone()
    {
        await using var models = await ChainUnderTest.Start(1, null, ("MaxRetries", "0"));
        models.Peer.Otherwise = _ => PeerReply.Fail(500);
        using var reader = Reader(models);

        var verdict = await reader.Read(new CommentInput("Скільки коштує сукня?"), null, "", TestContext.Current.CancellationToken);

        Assert.Equal((CommentType.Question, CommentVerdict.Scripted), (verdict.Type, verdict.By));
    }

    private static CommentReader Reader(ChainUnderTest models) => new(
        models.Chain, PromptsLoader.Load(Path.Combine(Shop.Root, "data/prompts")).Comments, TimeProvider.System,
        NullLogger<CommentReader>.Instance);
}
