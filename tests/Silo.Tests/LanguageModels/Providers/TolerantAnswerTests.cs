using System.Text.Json.Nodes;
using MirtAi.Grains.LanguageModels;
using MirtAi.OpenAIPeer;

namespace MirtAi.Silo.Tests.LanguageModels.Providers;

public sealed class TolerantAnswerTests
{
    private static readonly ModelTool Tool = new(
        "size", "The size for a height", """{"type":"object","properties":{},"required":[],"additionalProperties":false}""");

    public static TheoryData<string, string> OddMembers() => new()
    {
        { "choices.0.finish_reason", "null" },
        { "choices.0.finish_reason", "\"eos\"" },
        { "choices.0.index", "\"0\"" },
        { "choices.0.message.role", "\"model\"" },
        { "choices.0.message.role", "null" },
        { "choices.0.message.tool_calls", "null" },
        { "choices.0.message.content", """[{"type":"text","text":"gu"},{"type":"text","text":"t"}]""" },
        { "usage", "null" },
        { "usage", "\"none\"" },
        { "usage.prompt_tokens", "12.0" },
        { "usage.prompt_tokens", "\"12\"" },
        { "usage.completion_tokens", "null" },
        { "created", "\"1770950834\"" },
        { "created", "null" },
        { "created", "1770950834.25" },
        { "id", "7" },
        { "id", "null" },
        { "object", "null" },
        { "model", "null" },
        { "system_fingerprint", "7" },
        { "service_tier", "{}" },
        { "timings", "[1.5]" },
    };

    [Theory]
    [MemberData(nameof(OddMembers))]
    public async Task A_member_that_is_not_needed_takes_no_answer_away(string path, string value)
    {
        await using var models = await ChainUnderTest.Start(1, null, ("MaxRetries", "0"));
        var body = Body("""{"role":"assistant","content":"gut"}""");
        Set(body, path, JsonNode.Parse(value));
        models.Peer.Prepare(PeerReply.Raw(body.ToJsonString()));

        var answer = await models.Ask();

        Assert.Equal((ModelOutcome.Answered, "gut"), (answer.Outcome, answer.Text));
    }

    [Theory]
    [InlineData("id")]
    [InlineData("object")]
    [InlineData("created")]
    [InlineData("model")]
    [InlineData("usage")]
    public async Task A_member_that_is_missing_takes_no_answer_away(string name)
    {
        await using var models = await ChainUnderTest.Start(1, null, ("MaxRetries", "0"));
        var body = Body("""{"content":"gut"}""");
        body.Remove(name);
        models.Peer.Prepare(PeerReply.Raw(body.ToJsonString()));

        Assert.Equal("gut", (await models.Ask()).Text);
    }

    [Fact]
    public async Task Tokens_written_as_strings_and_fractions_are_counted()
    {
        await using var models = await ChainUnderTest.Start(1, null, ("MaxRetries", "0"));
        var body = Body("""{"content":"gut"}""");
        body["usage"] = JsonNode.Parse("""{"prompt_tokens":"12","completion_tokens":3.0,"prompt_tokens_details":{"cached_tokens":"4"}}""");
        models.Peer.Prepare(PeerReply.Raw(body.ToJsonString()));

        Assert.Equal(new ModelTokens(12, 4, 3), (await models.Ask()).Tokens);
    }

    [Fact]
    public async Task A_byte_order_mark_and_compression_are_read()
    {
        await using var models = await ChainUnderTest.Start(1, null, ("MaxRetries", "0"));
        var body = Body("""{"content":"gut"}""").ToJsonString();
        models.Peer.Prepare(PeerReply.Raw('\uFEFF' + body), PeerReply.Raw(body, isCompressed: true));

        Assert.Equal("gut", (await models.Ask()).Text);
        Assert.Equal("gut", (await models.Ask()).Text);
    }

    [Theory]
    [InlineData("""{"type":"function","function":{"name":"size","arguments":"{}"}}""")]
    [InlineData("""{"id":null,"function":{"name":"size","arguments":{}}}""")]
    [InlineData("""{"id":"","function":{"name":"size","arguments":null}}""")]
    [InlineData("""{"index":0,"function":{"name":"size"}}""")]
    public async Task A_tool_call_without_an_id_is_answered_like_any_other(string call)
    {
        await using var models = await ChainUnderTest.Start(1, null, ("MaxRetries", "0"));
        models.Peer.Prepare(
            PeerReply.Raw(Body($$"""{"role":"assistant","content":"","tool_calls":[{{call}},{{call}}]}""").ToJsonString()),
            PeerReply.Say("134-140"));
        var question = new ModelCall { Purpose = "test", Messages = [ModelMessage.User("на 131")], Tools = [Tool] };

        var asked = await models.Ask(question);
        var said = await models.Ask(question with
        {
            Messages =
            [
                .. question.Messages, ModelMessage.Assistant(asked),
                .. asked.ToolRequests.Select(request => ModelMessage.ToolResult(request, "134-140")),
            ],
        });

        Assert.Equal(["{}", "{}"], asked.ToolRequests.Select(request => request.Arguments));
        Assert.Equal(2, asked.ToolRequests.Select(request => request.Id).Where(id => id.Length > 0).Distinct().Count());
        Assert.Equal("134-140", said.Text);
        Assert.Empty(models.Peer.Violations);
    }

    [Fact]
    public async Task A_tool_call_in_tags_is_a_tool_call()
    {
        await using var models = await ChainUnderTest.Start(1, null, ("MaxRetries", "0"));
        models.Peer.Prepare(PeerReply.Say("""<tool_call>{"name":"size","arguments":{"height":131}}</tool_call>"""));

        var answer = await models.Ask(new ModelCall { Purpose = "test", Messages = [ModelMessage.User("?")], Tools = [Tool] });

        Assert.Equal([("size", """{"height":131}""")], answer.ToolRequests.Select(request => (request.Name, request.Arguments)));
        Assert.Equal("", answer.Text);
    }

    [Fact]
    public async Task Vectors_as_numbers_are_read()
    {
        await using var models = await ChainUnderTest.Start(1, null, ("MaxRetries", "0"), ("Providers:0:EmbeddingModel", "embed-test"));
        models.Peer.Prepare(PeerReply.Raw("""{"data":[{"index":"1","embedding":[3,4]},{"index":0,"embedding":[1.5,-2]}]}"""));

        var vectors = await models.Chain.Embed(new ModelEmbedding("test", ["а", "б"]), TestContext.Current.CancellationToken);

        Assert.Equal([1.5f, -2f], vectors!.Vectors[0].ToArray());
        Assert.Equal([3f, 4f], vectors.Vectors[1].ToArray());
    }

    private static JsonObject Body(string message) => JsonNode.Parse($$"""
        {
          "id": "c-1", "object": "chat.completion", "created": 1770950834, "model": "m",
          "choices": [{"index": 0, "message": {{message}}, "finish_reason": "stop"}],
          "usage": {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2}
        }
        """)!.AsObject();

    private static void Set(JsonNode node, string path, JsonNode? value)
    {
        var names = path.Split('.');
        foreach (var name in names[..^1])
            node = int.TryParse(name, out var index) ? node[index]! : node[name]!;
        node[names[^1]] = value;
    }
}
