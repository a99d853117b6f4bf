using MirtAi.Grains.LanguageModels;
using MirtAi.Grains.Photos;
using MirtAi.OpenAIPeer;

namespace MirtAi.Silo.Tests.LanguageModels.Providers;

public sealed class ModelChainTests
{
    private const string Schema =
        """{"type":"object","properties":{"word":{"type":"string"}},"required":["word"],"additionalProperties":false}""";

    [Fact]
    public async Task An_answer_comes_with_its_model_tokens_and_cost()
    {
        await using var models = await ChainUnderTest.Start(
            1, null, ("Prices:0:Model", "gpt-test"), ("Prices:0:InputPerMillion", "2.5"), ("Prices:0:CachedInputPerMillion", "0.5"),
            ("Prices:0:OutputPerMillion", "10"));
        models.Peer.Prepare(PeerReply.Say("{\"word\":\"так\"}") with { PromptTokens = 1000, CachedTokens = 400, CompletionTokens = 200 });

        var answer = await models.Ask(
            new ModelCall { Purpose = "test", Messages = [ModelMessage.User("?")], Schema = new("word", Schema) });

        Assert.Equal((ModelOutcome.Answered, "{\"word\":\"так\"}", "peer-0"), (answer.Outcome, answer.Text, answer.Provider));
        Assert.Equal(new ModelTokens(1000, 400, 200), answer.Tokens);
        var record = Assert.Single(models.Calls.All);
        Assert.Equal(("gpt-test", "answered", (decimal?)0.0037m, false), (record.Model, record.Outcome, record.Cost, record.IsFallback));
        Assert.Equal("word", Assert.Single(models.Peer.Requests).Schema);
        Assert.Empty(models.Peer.Violations);
    }

    [Fact]
    public async Task The_cost_of_an_unknown_model_is_unknown_and_absent_usage_is_no_fault()
    {
        await using var models = await ChainUnderTest.Start(1, null, ("Prices:0:Model", "gpt"), ("Prices:0:InputPerMillion", "2.5"));
        models.Peer.Prepare(PeerReply.Say("ok") with { HasUsage = false });

        var answer = await models.Ask();

        Assert.Equal((ModelOutcome.Answered, default), (answer.Outcome, answer.Tokens));
        Assert.Null(Assert.Single(models.Calls.All).Cost);
    }

    [Fact]
    public async Task Tools_are_asked_for_and_their_results_given_back()
    {
        await using var models = await ChainUnderTest.Start(1);
        models.Peer.Prepare(PeerReply.Ask(new("size", "{\"height\":131}"), new("size", "no json")), PeerReply.Say("134-140"));
        var tool = new ModelTool(
            "size", "The size for a height",
            """{"type":"object","properties":{"height":{"type":"integer"}},"required":["height"],"additionalProperties":false}""");
        var call = new ModelCall { Purpose = "test", Messages = [ModelMessage.User("на 131")], Tools = [tool] };

        var asked = await models.Ask(call);
        var said = await models.Ask(call with
        {
            Messages = [.. call.Messages, ModelMessage.Assistant(asked), .. asked.ToolRequests.Select(request =>
                ModelMessage.ToolResult(request, "134-140"))],
        });

        Assert.Equal(["{\"height\":131}", "no json"], asked.ToolRequests.Select(request => request.Arguments));
        Assert.Equal("134-140", said.Text);
        Assert.Empty(models.Peer.Violations);
    }

    [Fact]
    public async Task Phones_cards_and_addresses_do_not_leave()
    {
        await using var models = await ChainUnderTest.Start(1);

        await models.Ask("мій номер 050 123 45 67, пошта olena@example.com, картка 4111 1111 1111 1111");

        var sent = Assert.Single(models.Peer.Requests).TextOf("user");
        Assert.Equal("мій номер [phone], пошта [email], картка [card]", sent);
    }

    [Fact]
    public async Task A_photo_goes_as_bytes_to_the_model_that_sees_and_others_are_passed_over()
    {
        await using var models = await ChainUnderTest.Start(2, null, ("Providers:1:VisionModel", "gpt-eyes"));
        var photo = new Photo(new byte[] { 0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, 1 }, "image/png");

        await models.Ask(new ModelCall { Purpose = "test", Messages = [ModelMessage.User("що це?", photo)], WantsVision = true });

        Assert.Empty(models.Peers[0].Requests);
        var request = Assert.Single(models.Peers[1].Requests);
        Assert.Equal("gpt-eyes", request.Model);
        Assert.StartsWith(
            "data:image/png;base64,", (string?)request.Messages[0]!["content"]![1]!["image_url"]!["url"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("stop", ModelOutcome.Answered)]
    [InlineData("length", ModelOutcome.Cut)]
    [InlineData("content_filter", ModelOutcome.Filtered)]
    public async Task How_an_answer_ended_is_told(string finish, ModelOutcome outcome)
    {
        await using var models = await ChainUnderTest.Start(1);
        models.Peer.Prepare(PeerReply.Say("{\"word", finish));

        Assert.Equal(outcome, (await models.Ask()).Outcome);
    }

    [Fact]
    public async Task A_refusal_is_told_with_its_reason()
    {
        await using var models = await ChainUnderTest.Start(1);
        models.Peer.Prepare(PeerReply.Refuse("I cannot help with that."));

        var answer = await models.Ask();

        Assert.Equal((ModelOutcome.Refused, "I cannot help with that."), (answer.Outcome, answer.Text));
    }

    [Fact]
    public async Task Without_a_provider_nobody_is_asked()
    {
        await using var models = await ChainUnderTest.Start(0);

        Assert.False(models.Chain.IsOn);
        Assert.Equal(ModelOutcome.Unavailable, (await models.Ask()).Outcome);
        Assert.Empty(models.Calls.All);
        Assert.Equal(0, models.Calls.Silences);
    }

    [Fact]
    public async Task Vectors_come_in_the_order_of_their_texts()
    {
        await using var models = await ChainUnderTest.Start(2, null, ("Providers:1:EmbeddingModel", "embed-test"));

        var vectors = await models.Chain.Embed(
            new ModelEmbedding("test", ["сукня", "тренч", "сукня"]), TestContext.Current.CancellationToken);

        Assert.Equal(("embed-test", 3), (vectors!.Model, vectors.Vectors.Length));
        Assert.True(vectors.Vectors[0].Span.SequenceEqual(vectors.Vectors[2].Span));
        Assert.False(vectors.Vectors[0].Span.SequenceEqual(vectors.Vectors[1].Span));
        Assert.Equal(("embed-test", 24), (models.Calls.All[0].Model, models.Calls.All[0].Tokens.Input));
    }
}
