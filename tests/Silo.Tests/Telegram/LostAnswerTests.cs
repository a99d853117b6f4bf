using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Time.Testing;
using MirtAi.Grains.Messages;
using MirtAi.TelegramPeer;

namespace MirtAi.Silo.Tests.Telegram;

/// <summary>What is known about a message when no answer came.</summary>
public sealed class LostAnswerTests
{
    private const long Chat = TelegramSetup.Customer;

    private static readonly OutboundMessage Message = new() { Text = "Вітаю" };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_message_whose_answer_was_lost_is_uncertain_and_was_sent_once()
    {
        await using var setup = await TelegramSetup.Start();
        setup.Peer.Faults.Add(PeerFault.DropAfter());

        Assert.IsType<SendResult.Uncertain>(await setup.Client.Send($"{Chat}", Message, Cancellation));
        Assert.Single(setup.Peer.Messages(Chat));
    }

    [Fact]
    public async Task A_pooled_connection_that_is_cut_behind_a_request_does_not_repeat_it()
    {
        await using var setup = await TelegramSetup.Start();
        await setup.Client.Send($"{Chat}", Message, Cancellation);
        setup.Peer.Faults.Add(PeerFault.DropAfter());

        Assert.IsType<SendResult.Uncertain>(await setup.Client.Send($"{Chat}", Message, Cancellation));
        Assert.Equal(2, setup.Peer.Calls.Count);
    }

    [Fact]
    public async Task A_connection_that_is_cut_before_telegram_acted_is_just_as_uncertain()
    {
        await using var setup = await TelegramSetup.Start();
        setup.Peer.Faults.Add(PeerFault.DropBefore());

        Assert.IsType<SendResult.Uncertain>(await setup.Client.Send($"{Chat}", Message, Cancellation));
        Assert.Empty(setup.Peer.Messages());
    }

    [Fact]
    public async Task No_answer_in_time_is_uncertain()
    {
        var time = new FakeTimeProvider();
        await using var setup = await TelegramSetup.Start(time: time);
        setup.Peer.Faults.Add(PeerFault.Hang());

        var sending = setup.Client.Send($"{Chat}", Message, Cancellation);
        await setup.Peer.CallsReach(1).WaitAsync(Cancellation);
        time.Advance(TimeSpan.FromSeconds(15));

        Assert.IsType<SendResult.Uncertain>(await sending);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>login</html>")]
    [InlineData("{\"ok\":true}")]
    [InlineData("[]")]
    public async Task An_answer_that_cannot_be_read_is_uncertain(string body)
    {
        await using var setup = await TelegramSetup.Start();
        setup.Peer.Faults.Add(PeerFault.Answer(200, "") with { RawBody = body });

        Assert.IsType<SendResult.Uncertain>(await setup.Client.Send($"{Chat}", Message, Cancellation));
    }

    [Fact]
    public async Task A_host_that_refuses_the_connection_has_nothing()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        await using var setup = await TelegramSetup.Start(new() { ["Telegram:ApiBaseUrl"] = $"http://127.0.0.1:{port}" });

        Assert.IsType<SendResult.Failed>(await setup.Client.Send($"{Chat}", Message, Cancellation));
    }

    [Fact]
    public async Task A_host_that_does_not_exist_has_nothing()
    {
        await using var setup = await TelegramSetup.Start(new() { ["Telegram:ApiBaseUrl"] = "http://telegram.invalid" });

        Assert.IsType<SendResult.Failed>(await setup.Client.Send($"{Chat}", Message, Cancellation));
    }

    [Fact]
    public async Task A_connection_that_never_finishes_its_handshake_has_nothing()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        await using var setup = await TelegramSetup.Start(new()
        {
            ["Telegram:ApiBaseUrl"] = $"https://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}",
            ["Telegram:SendTimeout"] = "00:00:00.300",
        });

        Assert.IsType<SendResult.Failed>(await setup.Client.Send($"{Chat}", Message, Cancellation));
    }

    [Fact]
    public async Task The_callers_cancellation_is_thrown()
    {
        await using var setup = await TelegramSetup.Start();
        setup.Peer.Faults.Add(PeerFault.Hang());
        using var cancellation = new CancellationTokenSource(TimeSpan.FromMilliseconds(100), TimeProvider.System);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => setup.Client.Send($"{Chat}", Message, cancellation.Token));
    }
}
