using MirtAi.Grains.Interfaces.Messages;
using MirtAi.Silo.Storage.Queries;

namespace MirtAi.Silo.Tests.Storage;

public abstract class TranscriptCompliance : StorageCompliance
{
    [Fact]
    public async Task The_newest_lines_up_to_a_place_come_oldest_first()
    {
        var (key, other) = (Commits.NewKey(), Commits.NewKey());
        await Storage.Store.Commit(
            Commits.Of(key, 0).With([.. Enumerable.Range(1, 9).Select(number => Commits.Line(key, number, $"{number}"))]), Token);
        await Storage.Store.Commit(Commits.Of(other, 0).With(Commits.Line(other, 1, "other")), Token);

        Assert.Equal(["5", "6", "7"], (await Storage.Transcript.Latest(key, 7, 3, Token)).Select(line => line.Text));
        Assert.Equal(9, (await Storage.Transcript.Latest(key, long.MaxValue, 100, Token)).Length);
        Assert.Empty(await Storage.Transcript.Latest(key, 0, 100, Token));
    }

    [Fact]
    public async Task A_line_comes_back_with_every_member()
    {
        var key = Commits.NewKey();
        var line = Commits.Line(key, 1) with
        {
            Kind = InboundKind.Unreadable,
            Media = "voice",
            SentAt = Commits.At.AddMicroseconds(7),
            Position = 12,
            Images = ["telegram-file:A"],
        };

        const string State = """{"channel":"telegram","recipient":"1","mode":"bot","pending":0}""";
        await Storage.Store.Commit(Commits.Of(key, 0, state: State).With(line), Token);

        var read = (await Storage.Transcript.Latest(key, 1, 1, Token)).Single();
        Assert.Equal(line, read with { Images = line.Images });
        var shown = Assert.Single((await new SessionQueries(Storage.Database).Find(key, Token))!.Messages);
        Assert.Equal(("voice", "customer", "telegram-file:A"), (shown.Media, shown.Author, Assert.Single(shown.Images)));
    }
}
