using MirtAi.Grains.Durability;
using MirtAi.Grains.Photos;
using MirtAi.Grains.Sessions;
using MirtAi.Silo.WebChat;

namespace MirtAi.Silo.Tests.Storage;

public abstract class UnsentLineCompliance : StorageCompliance
{
    [Fact]
    public async Task A_line_that_was_taken_back_takes_its_photos_with_it_and_leaves_the_others()
    {
        var key = Commits.NewKey();
        var attachments = new Attachments(Storage.Database);
        var photo = new Photo(new byte[] { 1 }, "image/png");
        await attachments.Store(key + "-own", key, photo, Commits.At, Token);
        await attachments.Store(key + "-other", key, photo, Commits.At, Token);
        await Storage.Store.Commit(
            Commits.Of(key, 0) with
            {
                Effects = new CommitEffects
                {
                    Lines =
                    [
                        Commits.Line(key, 1) with { Images = [$"attachment:{key}-own"] },
                        Commits.Line(key, 2) with { Images = [$"attachment:{key}-other"] },
                    ],
                },
            },
            Token);

        await Storage.Store.Commit(
            Commits.Of(key, 1) with { Effects = new CommitEffects { Features = [new LineUnsent(key, 1)] } }, Token);

        Assert.Null(await attachments.Find(key + "-own", key, Token));
        Assert.NotNull(await attachments.Find(key + "-other", key, Token));
        var lines = await Storage.Transcript.Latest(key, 2, 10, Token);
        Assert.Equal(("", true), (lines[0].Text, lines[0].Images.IsEmpty));
        Assert.Equal([$"attachment:{key}-other"], lines[1].Images);
    }
}
