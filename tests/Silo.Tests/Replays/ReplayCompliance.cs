using MirtAi.Grains.Durability;
using MirtAi.Grains.Messages;
using MirtAi.Grains.Sessions.Replays;
using MirtAi.Silo.Replays;
using MirtAi.Silo.Storage.Queries;
using MirtAi.Silo.Tests.Storage;

namespace MirtAi.Silo.Tests.Replays;

/// <summary>Recordings of turns as people read them; the same for every database.</summary>
public abstract class ReplayCompliance : StorageCompliance
{
    private const string Phone = "+380501112233";

    [Fact]
    public async Task A_turn_is_read_with_what_it_answered_what_it_said_and_what_became_of_it()
    {
        var key = Commits.NewKey();
        await Record(key, "t1");

        var turn = await new ReplayQueries(Storage.Database).Find(key, "t1", reveals: true, Token);

        Assert.NotNull(turn);
        Assert.Equal(["customer", "bot"], turn.Lines.Select(line => line.Author));
        Assert.Equal([2L, 3L], turn.Lines.Select(line => line.Sequence));
        var sent = Assert.Single(turn.Deliveries);
        Assert.Equal((3, "pending"), (sent.Sequence, sent.Status));
        Assert.Equal((2_300, "STATE_5_PAYMENT_DELIVERY"), (turn.Turn.WaitedMilliseconds, turn.Turn.State));
        Assert.Equal("PAYMENT_DELIVERY", turn.Replay!.Messages[0].Intent);
        Assert.Contains(Phone, turn.Lines[0].Text, StringComparison.Ordinal);
        Assert.Equal("\"Львів\"", turn.Replay.Changes[0].After);
    }

    [Fact]
    public async Task Personal_data_are_masked_unless_they_are_asked_for_and_what_models_saw_is_masked_always()
    {
        var key = Commits.NewKey();
        await Record(key, "t1");
        var replays = new ReplayQueries(Storage.Database);

        var masked = (await replays.Find(key, "t1", reveals: false, Token))!;
        var revealed = (await replays.Find(key, "t1", reveals: true, Token))!;

        Assert.True(masked.IsMasked);
        Assert.DoesNotContain(Phone, masked.Lines[0].Text, StringComparison.Ordinal);
        Assert.StartsWith("У •••, відділення •••, ", masked.Lines[0].Text, StringComparison.Ordinal);
        Assert.Equal("Дякую! Доставка: •••, відділення •••, 12 днів", masked.Lines[1].Text);
        Assert.Equal("Дякую! Доставка: Львів, відділення 12, 12 днів", revealed.Lines[1].Text);
        Assert.Equal("•••", masked.Replay!.Changes[0].After);
        Assert.Null(masked.Replay.Changes[0].Before);
        Assert.DoesNotContain(Phone, masked.Replay.Messages[0].Signs[0].Words, StringComparison.Ordinal);
        Assert.Equal("•••", masked.Replay.Messages[0].Commands[0].Words);
        Assert.False(revealed.IsMasked);
        Assert.Equal("Львів", revealed.Replay!.Messages[0].Commands[0].Words);
        Assert.DoesNotContain(Phone, revealed.Replay.Models[0].Asked[0].Words.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Turns_are_listed_newest_first_and_those_of_others_are_not_found()
    {
        var (key, other) = (Commits.NewKey(), Commits.NewKey());
        await Record(key, "t1");
        await Storage.Store.Commit(Commits.Of(key, 1) with { Effects = new CommitEffects { Features = [Turn(key, "t2")] } }, Token);
        var replays = new ReplayQueries(Storage.Database);

        var list = await replays.List(key, new PageRequest(1, 10), Token);

        Assert.Equal(["t2", "t1"], list.Items.Select(turn => turn.TurnId));
        Assert.Null(await replays.Find(other, "t1", reveals: true, Token));
        Assert.Empty((await replays.List(other, new PageRequest(1, 10), Token)).Items);
    }

    [Fact]
    public async Task A_turn_that_was_not_recorded_is_there_without_its_steps()
    {
        var key = Commits.NewKey();
        await Storage.Store.Commit(
            Commits.Of(key, 0) with { Effects = new CommitEffects { Features = [Turn(key, "t1") with { Replay = null }] } }, Token);

        var turn = await new ReplayQueries(Storage.Database).Find(key, "t1", reveals: false, Token);

        Assert.Null(turn!.Replay);
    }

    [Fact]
    public async Task Recordings_older_than_they_are_kept_go_and_the_others_stay()
    {
        var key = Commits.NewKey();
        var (options, now) = (new ReplayOptions(), TimeProvider.System.GetUtcNow());
        await Storage.Store.Commit(
            Commits.Of(key, 0) with
            {
                Effects = new CommitEffects
                {
                    Features =
                    [
                        Turn(key, "t1") with { At = now - options.Retention - TimeSpan.FromMinutes(1) },
                        Turn(key, "t2") with { At = now - options.Retention + TimeSpan.FromHours(1) },
                    ],
                },
            },
            Token);

        await Storage.Cleanup(ReplayRegistration.Expiry(options)).DeleteExpired(Token);

        Assert.Equal(
            ["t2"], (await new ReplayQueries(Storage.Database).List(key, new PageRequest(1, 10), Token)).Items.Select(turn => turn.TurnId));
    }

    private Task<CommitOutcome> Record(string key, string turn) => Storage.Store.Commit(
        Commits.Of(key, 0) with
        {
            Effects = new CommitEffects
            {
                Lines =
                [
                    Commits.Line(key, 1),
                    Commits.Line(key, 2) with { Author = Author.Customer, Text = $"У Львові, відділення 12, {Phone}" },
                    Commits.Line(key, 3) with { Author = Author.Bot, Text = "Дякую! Доставка: Львів, відділення 12, 12 днів", TurnId = turn },
                ],
                Outbox = [Commits.Entry(key) with { Sequence = 3 }],
                Features = [Turn(key, turn)],
            },
        },
        Token);

    private static TurnRecorded Turn(string key, string turn) => new()
    {
        SessionKey = key,
        TurnId = turn,
        At = Commits.At,
        Channel = "telegram",
        State = "STATE_5_PAYMENT_DELIVERY",
        WaitedMilliseconds = 2_300,
        Replay = ReplayJson.Write(new TurnReplay
        {
            Messages =
            [
                new ReplayedMessage(2, "Message", Commits.At, Commits.At)
                {
                    Before = "STATE_5_PAYMENT_DELIVERY",
                    Intent = "PAYMENT_DELIVERY",
                    Signs = [new ReplayedSign("address", $"Львів {Phone}")],
                    Commands = [new ReplayedCommand("GiveDelivery", "", 0.9, "Львів", "Done")],
                },
            ],
            Models =
            [
                new ReplayedExchange("answer", 1, 2) { Asked = [new ReplayedPromptLine("user", new ReplayedWords($"Львів {Phone}"))] },
            ],
            Changes =
            [
                new ReplayedChange("order.recipient.city", null, "\"Львів\""),
                new ReplayedChange("order.recipient.branch", null, "\"відділення 12\""),
            ],
        }),
    };
}
