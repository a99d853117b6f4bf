using System.Text.Json;
using MirtAi.Grains.Answers;
using MirtAi.Grains.Conversations;

namespace MirtAi.Silo.Tests.LanguageModels.Answers;

public sealed class ModelJsonTests
{
    private const string Answer = """{"reasoning":"{ \"так\" }","messages":[{"acts":[1],"text":"Є {128} розмір"}]}""";

    public static TheoryData<string> Wrapped() =>
    [
        Answer,
        "\uFEFF" + Answer,
        $"```json\n{Answer}\n```",
        $"Ось відповідь:\n```\n{Answer}\n```\nГарного дня!",
        $"{Answer}\n\nHope this helps {{or not}}!",
        $"Think {{of}} it. {{\"a\":1}} {Answer}",
        $"<think>\n{Answer.Replace("128", "999", StringComparison.Ordinal)}\n</think>\n{Answer}",
        JsonSerializer.Serialize(Answer),
        JsonSerializer.Serialize($"```json\n{Answer}\n```"),
        Answer.Replace("[1]", "[\"1\"]", StringComparison.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Wrapped))]
    public void The_object_is_found_in_what_stands_around_it(string text)
    {
        var bubble = Assert.Single(AnswerFormat.Read(text, 1)!.Value);

        Assert.Equal("Є {128} розмір", bubble.Text);
        Assert.Equal([0], bubble.Acts);
    }

    [Fact]
    public void An_opinion_is_found_in_a_fence() =>
        Assert.NotNull(ReadingFormat.Read($$"""
            ```json
            {"intent": "{{Enum.GetValues<Intent>()[0].ContractName()}}", "confidence": 0.9}
            ```
            """)?.Intent);

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("Добрий день!")]
    [InlineData("\"Добрий день!\"")]
    [InlineData("""{"a":1} {"messages":3} {"messages":[{"text":"?"}]}""")]
    [InlineData("""{"reasoning":"","messages":[{"acts":["x"],"text":"a"}]}""")]
    [InlineData("""{"reasoning":"","messages":[{"acts":["99999999999"],"text":"a"}]}""")]
    [InlineData("""{"reasoning":"","messages":[{"acts":[1],"text":"cut""")]
    public void What_has_not_the_shape_is_no_answer(string text) => Assert.Null(AnswerFormat.Read(text, 1));

    [Fact]
    public void Many_braces_take_no_time() => Assert.Null(AnswerFormat.Read(new string('{', 1_000_000), 1));
}
