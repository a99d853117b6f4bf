using MirtAi.Grains.Messages;
using MirtAi.Silo.Delivery;

namespace MirtAi.Silo.Tests.Delivery;

public sealed class LaneWalkTests
{
    private readonly LaneWalk walk = new();

    [Fact]
    public void A_lane_that_fits_on_a_page_is_looked_at_from_its_beginning()
    {
        Assert.False(walk.Advance(Page("", last: null, "b", "a"), [Message("b")], isHeldUp: false));
        Assert.Equal("", walk.After);
    }

    [Fact]
    public void It_goes_on_behind_the_last_recipient_that_got_something()
    {
        walk.Advance(Page("", last: "d", "a", "b", "c", "d"), [Message("b"), Message("a")], isHeldUp: true);

        Assert.Equal("b", walk.After);
    }

    [Fact]
    public void It_stays_while_the_account_cannot_send()
    {
        Assert.False(walk.Advance(Page("", last: "d", "a", "b"), [], isHeldUp: true));
        Assert.Equal("", walk.After);
    }

    [Fact]
    public void It_rests_once_it_has_been_round_without_finding_anything()
    {
        Assert.True(walk.Advance(Page("", last: "d"), [], isHeldUp: false));
        Assert.True(walk.Advance(Page("d", last: "h"), [], isHeldUp: false));
        Assert.False(walk.Advance(Page("h", last: null), [], isHeldUp: false));
        Assert.Equal("", walk.After);
    }

    [Fact]
    public void After_a_round_in_which_something_was_sent_it_looks_at_the_beginning_again()
    {
        walk.Advance(Page("", last: "d", "a"), [Message("a")], isHeldUp: false);
        Assert.True(walk.Advance(Page("a", last: "e"), [], isHeldUp: false));

        Assert.True(walk.Advance(Page("e", last: null), [], isHeldUp: false));

        Assert.True(walk.Advance(Page("", last: "d"), [], isHeldUp: false));
        Assert.False(walk.Advance(Page("d", last: null), [], isHeldUp: false));
    }

    [Fact]
    public void Everybody_has_a_turn_though_those_at_the_beginning_always_have_more()
    {
        var recipients = Enumerable.Range(0, 100).Select(n => $"{n:d3}").ToArray();
        var sent = new Dictionary<string, int>();

        for (var send = 0; send < 300; send++)
        {
            var rest = recipients.Where(one => string.CompareOrdinal(one, walk.After) > 0).ToArray();
            var page = Page(walk.After, rest.Length > 10 ? rest[9] : null, [.. rest.Take(10)]);
            var chosen = page.Due.Take(1).ToArray();
            foreach (var message in chosen)
                sent[message.Line] = sent.GetValueOrDefault(message.Line) + 1;
            walk.Advance(page, chosen, isHeldUp: true);
        }

        Assert.Equal(100, sent.Count);
        Assert.InRange(sent.Values.Max() - sent.Values.Min(), 0, 1);
    }

    [Fact]
    public void Those_at_the_beginning_have_their_second_message_though_new_ones_keep_coming_behind_the_last()
    {
        var open = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var came = 0;
        for (; came < 100; came++)
            open[$"{came:d6}"] = 2;

        for (var look = 0; look < 150; look++)
        {
            open[$"{came++:d6}"] = 2;
            string[] rest = [.. open.Keys.Where(one => string.CompareOrdinal(one, walk.After) > 0)];
            var page = Page(walk.After, rest.Length > 10 ? rest[9] : null, [.. rest.Take(10)]) with { End = open.Keys.Last() };
            OutboxMessage[] chosen = [.. page.Due.Take(4)];
            foreach (var line in chosen.Select(message => message.Line))
                if (--open[line] == 0)
                    open.Remove(line);
            walk.Advance(page, chosen, isHeldUp: false);
        }

        Assert.DoesNotContain(open.Keys, line => string.CompareOrdinal(line, "000100") < 0);
    }

    private static OutboxPage Page(string after, string? last, params string[] due) =>
        new(OutboxLane.Conversation, after, [.. due.Select(Message)], last, End: "zzz");

    private static OutboxMessage Message(string line) =>
        new(1, OutboxLane.Conversation, line, line, "", new OutboundMessage { Text = "text" }, 0, 0);
}
