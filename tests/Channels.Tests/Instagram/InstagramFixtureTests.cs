using System.Text;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using MirtAi.Channels.Instagram;
using MirtAi.Channels.Webhooks;

namespace MirtAi.Channels.Tests.Instagram;

/// <summary>Public samples of Instagram's webhooks, as they are and mutilated.</summary>
public sealed class InstagramFixtureTests
{
    private const int Mutations = 10_000;

    private readonly InstagramParser parser = new(
        Options.Create(new InstagramOptions { AccountId = GraphPeer.AccountId, AppSecret = InstagramBodies.Secret }), TimeProvider.System);

    [Fact]
    public void Every_sample_is_read()
    {
        foreach (var (file, body) in Samples())
            Assert.True(parser.Parse(body) is WebhookContent.Events, file);
    }

    /// <summary>Meta repeats what was not taken for 36 hours; what makes an event unique must not depend on when it comes.</summary>
    [Fact]
    public void A_sample_that_comes_again_within_thirty_six_hours_is_the_same_events()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 3, 2, 12, 0, 5, TimeSpan.Zero));
        var clocked = new InstagramParser(Options.Create(new InstagramOptions { AccountId = GraphPeer.AccountId }), clock);
        var first = Samples().Select(Ids).ToArray();

        for (var hour = 0; hour < 36; hour++)
        {
            clock.Advance(TimeSpan.FromHours(1));
            Assert.Equal(first, Samples().Select(Ids));
        }

        string Ids((string File, byte[] Body) sample) => $"{sample.File}: " + string.Join(
            ' ', ((WebhookContent.Events)clocked.Parse(sample.Body)).Inbound.Select(inbound => inbound.EventId));
    }

    [Fact]
    public void Ten_thousand_mutations_of_the_samples_are_read_or_refused_and_never_a_fault()
    {
        var samples = Samples();
        var random = new Random(20260302);
        var refused = 0;

        for (var round = 0; round < Mutations; round++)
        {
            var content = parser.Parse(Mutated(samples[round % samples.Count].Body, random));
            refused += content is WebhookContent.Malformed ? 1 : 0;
        }

        Assert.InRange(refused, Mutations / 10, Mutations - 1);
    }

    private static byte[] Mutated(byte[] sample, Random random)
    {
        var body = sample.ToList();
        for (var change = random.Next(1, 6); change > 0; change--)
        {
            var at = random.Next(body.Count);
            switch (random.Next(5))
            {
                case 0:
                    body[at] = (byte)random.Next(256);
                    break;
                case 1:
                    body.RemoveRange(at, Math.Min(random.Next(1, 20), body.Count - at - (at == 0 ? 1 : 0)));
                    break;
                case 2:
                    body.InsertRange(at, body.GetRange(at, Math.Min(random.Next(1, 20), body.Count - at)));
                    break;
                case 3:
                    body.InsertRange(at, Encoding.UTF8.GetBytes(Splinters[random.Next(Splinters.Length)]));
                    break;
                default:
                    // A value of another type where digits stood.
                    var digit = body.FindIndex(at, value => value is >= (byte)'0' and <= (byte)'9');
                    if (digit >= 0)
                        body[digit] = (byte)"-.e\"[{tn"[random.Next(7)];
                    break;
            }
        }

        return [.. body];
    }

    private static readonly string[] Splinters =
        ["null", "{}", "[]", "\"\\ud800\"", "1e999", "-1", "\"\"", "99999999999999999999", "true", "\u0000", "\"id\":{", "\"message\":7,"];

    private static List<(string File, byte[] Body)> Samples()
    {
        var root = Environment.GetEnvironmentVariable("MIRT_FIXTURES") ?? Beside();
        var folder = root is null ? null : Path.Combine(root, "instagram");
        Assert.SkipUnless(Directory.Exists(folder), "there are no public samples: set MIRT_FIXTURES to their folder");
        return [.. Directory.GetFiles(folder!, "webhook.*.json").Order(StringComparer.Ordinal).Select(file =>
            (Path.GetFileName(file), Whole(File.ReadAllText(file))))];
    }

    /// <summary>Some samples are an entry's list alone.</summary>
    private static byte[] Whole(string sample) => Encoding.UTF8.GetBytes(
        sample.Contains("\"object\"", StringComparison.Ordinal) ? sample
        : sample.TrimStart().StartsWith('{') && sample.Contains("\"entry\"", StringComparison.Ordinal)
            ? "{\"object\":\"instagram\"," + sample.TrimStart()[1..]
            : "{\"object\":\"instagram\",\"entry\":[{\"id\":\"1\",\"messaging\":[" + sample + "]}]}");

    private static string? Beside()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "MirtAi.sln")))
            folder = folder.Parent;
        return folder?.Parent is null ? null : Path.Combine(folder.Parent.FullName, "shared", "fixtures");
    }
}
