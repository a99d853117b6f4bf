using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Text.Json.Nodes;
using MirtAi.Grains.LanguageModels;
using MirtAi.OpenAIPeer;

namespace MirtAi.Silo.Tests.LanguageModels.Providers;

public sealed class RefusedParameterTests
{
    private const string Shape =
        """{"type":"object","properties":{"word":{"type":"string"}},"required":["word"],"additionalProperties":false}""";

    private static readonly ModelCall Question = new()
    {
        Purpose = "test",
        Messages = [ModelMessage.System("Be kind."), ModelMessage.System("Facts."), ModelMessage.User("?")],
        Schema = new("word", Shape),
        Tools = [new("size", "The size", """{"type":"object","properties":{},"required":[],"additionalProperties":false}""")],
    };

    public static TheoryData<string, string> Refusals() => new()
    {
        { "max_completion_tokens", """{"error":{"message":"Unknown field: max_completion_tokens","param":"max_completion_tokens"}}""" },
        { "response_format", """{"error":{"message":"This response_format type is unavailable","type":"invalid_request_error"}}""" },
        { "tools", """{"error":"this model does not support tools"}""" },
        { "strict", """{"detail":[{"loc":["body","tools",0,"function","strict"],"msg":"Extra inputs are not permitted"}]}""" },
        { "messages", """{"error":{"message":"System message must be at the beginning and only one is allowed"}}""" },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task A_refused_parameter_is_left_out_and_not_sent_again(string parameter, string refusal)
    {
        await using var models = await ChainUnderTest.Start(1, null, ("MaxRetries", "0"));
        models.Peer.Otherwise = request => Offends(request.Body, parameter) ? PeerReply.Raw(refusal, 400) : PeerReply.Say("{}");

        var first = await models.Ask(Question);
        var second = await models.Ask(Question);

        Assert.Equal([ModelOutcome.Answered, ModelOutcome.Answered], new[] { first.Outcome, second.Outcome });
        Assert.Equal(["answered", "answered"], models.Calls.Outcomes);
        Assert.Equal(3, models.Peer.Requests.Count); // Refused, asked again, and at once without it.
        Assert.Empty(models.Peer.Violations);
    }

    [Fact]
    public async Task The_schema_is_told_in_words_when_no_format_is_taken()
    {
        await using var models = await ChainUnderTest.Start(1, null, ("MaxRetries", "0"));
        models.Peer.Otherwise = request => request.Body.ContainsKey("response_format")
            ? PeerReply.Raw("""{"error":{"message":"response_format is not supported"}}""", 400)
            : PeerReply.Say("{}");

        await models.Ask(Question);

        Assert.Equal(3, models.Peer.Requests.Count);
        Assert.Equal("json_object", (string?)models.Peer.Requests[1].Body["response_format"]!["type"]);
        Assert.All(
            models.Peer.Requests.Skip(1),
            request => Assert.Single(request.TextOf("system").Split("JSON Schema").Skip(1)));
    }

    [Fact]
    public async Task Roles_alternate_for_a_server_that_wants_it()
    {
        await using var models = await ChainUnderTest.Start(1, null, ("MaxRetries", "0"));
        models.Peer.Otherwise = request => Roles(request) == "system user assistant user"
            ? PeerReply.Say("gut")
            : PeerReply.Raw("""{"error":{"message":"Conversation roles must alternate user/assistant/user/assistant"}}""", 400);

        var answer = await models.Ask(new ModelCall
        {
            Purpose = "test",
            Messages =
            [
                ModelMessage.System("Be kind."), ModelMessage.System("Facts."), ModelMessage.Assistant("Вітаю!"),
                ModelMessage.User("Добрий"), ModelMessage.User("день"),
            ],
        });

        Assert.Equal("gut", answer.Text);
    }

    [Fact]
    public async Task A_parameter_is_left_out_for_its_model_alone_and_shown()
    {
        await using var models = await ChainUnderTest.Start(
            1, null, ("MaxRetries", "0"), ("Providers:0:VisionModel", "gpt-eyes"));
        models.Peer.Otherwise = request => request.Model == "gpt-test" && request.Body.ContainsKey("max_completion_tokens")
            ? PeerReply.Raw("""{"error":{"message":"unsupported","param":"max_completion_tokens"}}""", 400)
            : PeerReply.Say("gut");

        await models.Ask();
        await models.Ask(wantsVision: true);

        Assert.True(models.Peer.Requests[1].Body.ContainsKey("max_tokens"));
        Assert.True(models.Peer.Requests[2].Body.ContainsKey("max_completion_tokens"));
        Assert.Equal(
            "peer-0 answers without: max_completion_tokens (gpt-test)", (await models.Notes())["models"]);
    }

    [Fact]
    public async Task Requests_without_a_parameter_are_counted()
    {
        const string Model = "gpt-counted";
        var counted = new ConcurrentQueue<object?>();
        using var meters = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Name == "mirtai.models.omissions")
                    listener.EnableMeasurementEvents(instrument);
            },
        };
        meters.SetMeasurementEventCallback<long>((_, _, tags, _) =>
        {
            var all = tags.ToArray().ToDictionary(StringComparer.Ordinal);
            if (all["gen_ai.request.model"] is Model)
                counted.Enqueue(all["parameter"]);
        });
        meters.Start();
        await using var models = await ChainUnderTest.Start(1, null, ("MaxRetries", "0"), ("Providers:0:Model", Model));
        models.Peer.Otherwise = request => request.Body.ContainsKey("tools")
            ? PeerReply.Raw("""{"error":"this model does not support tools"}""", 400)
            : PeerReply.Say("{}");

        await models.Ask(Question);
        await models.Ask(Question);

        Assert.Equal(["tools", "tools"], counted);
    }

    [Theory]
    [InlineData(500, "max_completion_tokens failed")]
    [InlineData(400, "maximum context length is 8192 tokens, max_completion_tokens is too large")]
    [InlineData(400, "the prompt is against the policy")]
    [InlineData(401, "max_completion_tokens is unsupported")]
    public async Task Other_refusals_are_not_repeated(int status, string message)
    {
        await using var models = await ChainUnderTest.Start(1, null, ("MaxRetries", "0"));
        models.Peer.Otherwise = _ => PeerReply.Raw($$$"""{"error":{"message":"{{{message}}}"}}""", status);

        Assert.Equal(ModelOutcome.Unavailable, (await models.Ask(Question)).Outcome);
        Assert.Single(models.Peer.Requests);
        Assert.Empty(await models.Notes());
    }

    [Fact]
    public async Task What_helps_nothing_is_not_remembered()
    {
        await using var models = await ChainUnderTest.Start(1, null, ("MaxRetries", "0"));
        models.Peer.Otherwise = _ => PeerReply.Raw("""{"error":{"message":"tools are unsupported"}}""", 400);
        await models.Ask(Question);
        models.Peer.Otherwise = _ => PeerReply.Say("{}");

        await models.Ask(Question);

        Assert.True(models.Peer.Requests[^1].Body.ContainsKey("tools"));
        Assert.Empty(await models.Notes());
    }

    [Fact]
    public async Task Vectors_are_asked_for_as_numbers_where_base64_is_refused()
    {
        await using var models = await ChainUnderTest.Start(1, null, ("MaxRetries", "0"), ("Providers:0:EmbeddingModel", "embed-test"));
        models.Peer.Prepare(
            PeerReply.Raw("""{"error":{"message":"encoding_format 'base64' is not supported"}}""", 400),
            PeerReply.Raw("""{"data":[{"index":0,"embedding":[1.5,-2]}]}"""),
            PeerReply.Raw("""{"data":[{"index":0,"embedding":[3,4]}]}"""));

        var first = await models.Chain.Embed(new ModelEmbedding("test", ["а"]), TestContext.Current.CancellationToken);
        var second = await models.Chain.Embed(new ModelEmbedding("test", ["б"]), TestContext.Current.CancellationToken);

        Assert.Equal([1.5f, -2f], first!.Vectors[0].ToArray());
        Assert.Equal([3f, 4f], second!.Vectors[0].ToArray());
        Assert.Equal(
            ["base64", "float", "float"], models.Peer.Requests.Select(request => (string?)request.Body["encoding_format"]));
    }

    private static bool Offends(JsonObject body, string parameter) => parameter switch
    {
        "strict" => body["tools"]![0]!["function"]!["strict"] is not null,
        "response_format" => (string?)body["response_format"]?["type"] == "json_schema",
        "messages" => body["messages"]!.AsArray().Count(message => (string?)message!["role"] == "system") > 1,
        _ => body.ContainsKey(parameter),
    };

    private static string Roles(PeerRequest request) =>
        string.Join(' ', request.Body["messages"]!.AsArray().Select(message => (string?)message!["role"]));
}
