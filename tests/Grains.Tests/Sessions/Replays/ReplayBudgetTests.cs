using System.Text;
using MirtAi.Grains.Sessions.Replays;

namespace MirtAi.Grains.Tests.Sessions.Replays;

public sealed class ReplayBudgetTests
{
    private const int MaxBytes = 16_384;

    [Fact]
    public void What_fits_is_whole()
    {
        var read = Written(new TurnReplay
        {
            Before = "STATE_0_INIT",
            After = "STATE_1_DISCOVERY",
            Models = [Exchange(asked: 500, answer: 300)],
        });

        Assert.Empty(read.Shortened);
        Assert.Equal(300, read.Models[0].Answer!.Text.Length);
        Assert.Null(read.Models[0].Answer!.Length);
    }

    [Fact]
    public void Instructions_are_told_by_their_beginning_and_their_length()
    {
        var read = Written(new TurnReplay { Models = [Exchange(asked: 10, answer: 10)] });

        Assert.Equal(new ReplayedWords(new string('i', 200), 9_000), read.Models[0].Asked[0].Words);
        Assert.Empty(read.Shortened);
    }

    [Theory]
    [InlineData(1, 60_000)]
    [InlineData(8, 9_000)]
    [InlineData(16, 40_000)]
    public void Long_words_of_models_are_shortened_and_it_says_so(int exchanges, int length)
    {
        var replay = new TurnReplay
        {
            After = "STATE_4_OFFER",
            Acts = ["offer"],
            Models = [.. Enumerable.Range(0, exchanges).Select(_ => Exchange(length, length))],
        };

        var json = ReplayBudget.Write(replay, MaxBytes);

        Assert.InRange(Encoding.UTF8.GetByteCount(json), 1, MaxBytes);
        var read = ReplayJson.Read(json);
        Assert.NotEmpty(read.Shortened);
        Assert.Equal(exchanges, read.Models.Count);
        Assert.All(read.Models, exchange => Assert.Equal(length, exchange.Answer!.Length));
        Assert.Equal(["offer"], read.Acts);
    }

    [Fact]
    public void A_turn_of_hundreds_of_messages_keeps_the_first_and_says_how_many_there_were()
    {
        var message = new ReplayedMessage(1, "Message", default, default)
        {
            Signs = [.. Enumerable.Range(0, 30).Select(number => new ReplayedSign($"label-{number}", "слова клієнта"))],
        };
        var replay = new TurnReplay { After = "STATE_4_OFFER", Messages = [.. Enumerable.Repeat(message, 200)] };

        var json = ReplayBudget.Write(replay, MaxBytes);

        Assert.InRange(Encoding.UTF8.GetByteCount(json), 1, MaxBytes);
        var read = ReplayJson.Read(json);
        Assert.InRange(read.Messages.Count, 1, 199);
        Assert.Contains(read.Shortened, shortened => shortened.Contains("of 200 messages", StringComparison.Ordinal));
    }

    [Fact]
    public void What_databases_cannot_store_is_left_out()
    {
        var replay = new TurnReplay { Acts = ["a\0b"], Models = [Exchange(1, 1) with { Tools = ["find {\"q\":\"\\u0000\"}"] }] };

        var json = ReplayBudget.Write(replay, MaxBytes);

        Assert.Equal(["ab"], ReplayJson.Read(json).Acts);
        Assert.DoesNotContain("\0", json, StringComparison.Ordinal);
    }

    private static TurnReplay Written(TurnReplay replay) => ReplayJson.Read(ReplayBudget.Write(replay, MaxBytes));

    private static ReplayedExchange Exchange(int asked, int answer) => new("answer", 10, 200)
    {
        Outcome = "answered",
        Asked =
        [
            new("system", new ReplayedWords(new string('i', 9_000))),
            new("user", new ReplayedWords(new string('u', asked))),
        ],
        Answer = new ReplayedWords(new string('a', answer)),
    };
}
