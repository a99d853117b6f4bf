using System.Diagnostics;
using MirtAi.Grains.Messages;
using MirtAi.TelegramPeer;

namespace MirtAi.Silo.Tests.Telegram;

/// <summary>The token is part of every address, and must not get out with one.</summary>
public sealed class SecrecyTests
{
    /// <summary>No other test uses it: what they do at the same time is traced too.</summary>
    private const string TokenSecret = "known-to-this-test-alone";
    private const string Token = $"7000000003:{TokenSecret}";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Neither_logs_nor_reasons_nor_traces_hold_the_token_or_a_customers_words()
    {
        List<string> traces = [];
        using var listener = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity =>
            {
                lock (traces)
                    traces.Add(
                        $"{activity.Source.Name} {activity.DisplayName} {string.Join(' ', activity.TagObjects.Select(tag => tag.Value))}");
            },
        };
        ActivitySource.AddActivityListener(listener);
        await using var setup = await TelegramSetup.Start(
            new() { ["Telegram:BotToken"] = Token }, new TelegramPeerOptions { Tokens = [Token] });
        List<SendResult> results = [];

        PeerFault[] faults =
            [PeerFault.DropAfter(), PeerFault.Answer(401, "Unauthorized"), PeerFault.Answer(500, "x"), PeerFault.Blocked()];
        foreach (var fault in faults)
        {
            setup.Peer.Faults.Add(fault);
            results.Add(await setup.Client.Send("5", new OutboundMessage { Text = "таємні слова" }, Cancellation));
        }

        await setup.Photos.Open("telegram-file:unknown", Cancellation);
        Assert.Equal(4, results.Count);
        lock (traces)
        {
            Assert.Contains(traces, trace => trace.StartsWith("MirtAi.Telegram telegram sendMessage", StringComparison.Ordinal));
            var everything = string.Join('\n', [.. traces, .. results.Select(result => result.ToString()), setup.Logs.All]);
            // The peer runs in this process, and its own request traces show what was asked of it.
            everything = string.Join(
                '\n', everything.Split('\n').Where(line => !line.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal)));
            Assert.DoesNotContain(TokenSecret, everything, StringComparison.Ordinal);
            Assert.DoesNotContain("таємні", everything, StringComparison.Ordinal);
        }
    }
}
