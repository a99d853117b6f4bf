using Microsoft.Extensions.DependencyInjection;
using MirtAi.Grains.Messages;

namespace MirtAi.Channels.Tests;

/// <summary>What every channel keeps. A channel's own class names it and inherits the tests.</summary>
public abstract class ChannelCompliance
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    internal abstract ChannelUnderTest Channel { get; }

    private protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_settings_it_is_off_and_ready_and_sends_nothing()
    {
        Assert.SkipWhen(Channel.Required.Count == 0, "It needs no settings.");
        await using var host = await ChannelHost.Start(Channel, []);
        using var client = host.Client();

        var ready = await client.GetAsync("/health/ready", Cancellation);

        Assert.True(ready.IsSuccessStatusCode);
        Assert.Contains($"\"{Channel.Name}\":\"off\"", await ready.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        Assert.All(host.Channel.Health, health => Assert.Equal(ChannelHealth.Off, health.State));
        Assert.Empty(host.Clients);
        Assert.Empty(host.Faults);
    }

    [Fact]
    public async Task With_its_settings_it_is_on()
    {
        await using var host = ChannelHost.Build(Channel, Channel.Required);

        Assert.Empty(host.Faults);
        Assert.DoesNotContain(host.Channel.Health, health => health.Part == Channel.Name && health.State != ChannelHealth.On);
        Assert.NotEmpty(host.Clients);
    }

    [Fact]
    public async Task Some_of_its_settings_alone_are_refused_by_the_name_of_the_one_that_is_missing()
    {
        Assert.SkipWhen(Channel.Required.Count < 2, "It needs no settings, or one that is all of them.");
        foreach (var missing in Channel.Required.Keys)
        {
            var others = Channel.Required.Where(setting => setting.Key != missing).ToArray();
            await using var host = ChannelHost.Build(Channel, [.. others, .. Channel.Chosen]);

            Assert.Contains(host.Faults, fault => fault.StartsWith(missing, StringComparison.Ordinal));
            Assert.All(
                host.Faults, fault => Assert.All(others, other => Assert.DoesNotContain(other.Value!, fault, StringComparison.Ordinal)));
        }
    }

    [Fact]
    public async Task It_sends_through_the_accounts_that_it_declares()
    {
        await using var host = ChannelHost.Build(Channel, Channel.Required);

        Assert.Equal(Channel.Name, host.Channel.Name);
        Assert.Equal(host.Channel.Accounts.Count, host.Channel.Accounts.Distinct().Count());
        Assert.All(host.Clients, client => Assert.Contains(client.Account, host.Channel.Accounts));
    }

    [Fact]
    public async Task Its_limits_can_be_kept()
    {
        await using var host = ChannelHost.Build(Channel, Channel.Required);

        Assert.All(host.Clients.Select(client => client.Limits), limits =>
        {
            Assert.InRange(limits.PerSecond, 0.01, 10_000);
            Assert.InRange(limits.PerRecipientPerSecond, 0.001, limits.PerSecond);
            Assert.InRange(limits.RecipientBurst, 1, 1_000);
            Assert.InRange(limits.MaxTextLength, 100, 100_000);
            Assert.InRange(limits.MaxCaptionLength, 0, limits.MaxTextLength);
            Assert.InRange(limits.MaxAlbumSize, 1, 100);
        });
    }

    [Fact]
    public async Task Its_window_is_its_default_unless_it_is_set()
    {
        await using var unset = ChannelHost.Build(Channel, Channel.Required);
        var setting = $"MessagingWindows:{unset.Channel.Window.Setting}";
        await using var set = ChannelHost.Build(Channel, Channel.Required.Append(new(setting, "02:00:00")));
        await using var wrong = ChannelHost.Build(Channel, Channel.Required.Append(new(setting, "00:00:01")));

        Assert.Equal(Channel.Name, unset.Channel.Window.Setting.ToLowerInvariant());
        Assert.Equal(Channel.Window is { } window ? Noon + window - MessagingWindows.Margin : DateTimeOffset.MaxValue, LastMoment(unset));
        Assert.Equal(Noon.AddHours(2) - MessagingWindows.Margin, LastMoment(set));
        Assert.StartsWith($"{setting}: ", Assert.Single(wrong.Faults), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_whose_answer_is_lost_is_uncertain()
    {
        SkipUnlessItSends();
        await using var platform = await Platform.ThatLosesAnswers();

        await AssertEveryClient(platform.Address, async client =>
            Assert.IsType<SendResult.Uncertain>(await client.Send(Channel.Recipient, Channel.MessageOf(client), Cancellation)));
    }

    [Fact]
    public async Task A_message_that_never_left_has_failed()
    {
        SkipUnlessItSends();

        await AssertEveryClient(await Platform.Nowhere(), async client =>
            Assert.IsType<SendResult.Failed>(await client.Send(Channel.Recipient, Channel.MessageOf(client), Cancellation)));
    }

    [Theory]
    [InlineData(200, "<html>login</html>")]
    [InlineData(200, "")]
    [InlineData(204, "")]
    [InlineData(302, "elsewhere")]
    [InlineData(401, "{\"error\":[]}")]
    [InlineData(429, "{")]
    [InlineData(500, "\ud83d")]
    public async Task Whatever_a_platform_answers_is_a_result(int status, string body)
    {
        SkipUnlessItSends();
        await using var platform = await Platform.ThatAnswers(status, status == 204 ? "" : body);

        await AssertEveryClient(platform.Address, async client =>
        {
            Assert.IsNotType<SendResult.Sent>(await client.Send(Channel.Recipient, Channel.MessageOf(client), Cancellation));
            await client.ShowSeen(Channel.Recipient, Cancellation);
            await client.ShowTyping(Channel.Recipient, Cancellation);
        });
    }

    [Theory]
    [InlineData("")]
    [InlineData("nobody at all")]
    [InlineData("99999999999999999999@")]
    public async Task A_recipient_that_is_none_is_a_result(string recipient)
    {
        SkipUnlessItSends();
        await using var platform = await Platform.ThatAnswers(400, "{}");

        await AssertEveryClient(platform.Address, async client =>
        {
            Assert.IsNotType<SendResult.Sent>(await client.Send(recipient, Channel.MessageOf(client), Cancellation));
            await client.ShowSeen(recipient, Cancellation);
            await client.ShowTyping(recipient, Cancellation);
        });
    }

    [Fact]
    public async Task The_callers_cancellation_is_thrown()
    {
        SkipUnlessItSends();
        await using var platform = await Platform.ThatHangs();

        await AssertEveryClient(platform.Address, async client =>
        {
            using var cancellation = new CancellationTokenSource(TimeSpan.FromMilliseconds(50), TimeProvider.System);
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.Send(Channel.Recipient, Channel.MessageOf(client), cancellation.Token));
        });
    }

    [Fact]
    public async Task Its_commands_say_in_one_line_how_they_are_used()
    {
        await using var host = ChannelHost.Build(Channel, []);

        foreach (var command in host.Channel.Commands)
        {
            using var output = new StringWriter();
            using var errors = new StringWriter();

            Assert.Equal(2, await command.Run(["no such thing"], output, errors));
            Assert.Matches($@"\Ausage: ./mirt {command.Verb} [^\n]+\n\z", errors.ToString().ReplaceLineEndings("\n"));
            Assert.Equal("", output.ToString());
        }
    }

    private static DateTimeOffset LastMoment(ChannelHost host) =>
        host.Services.GetRequiredService<MessagingWindows>().LastMoment(host.Channel.Name, Noon);

    private void SkipUnlessItSends() => Assert.SkipWhen(Channel.AddressKey is null, "It sends nothing to a platform.");

    private async Task AssertEveryClient(string address, Func<IChannelClient, Task> assert)
    {
        await using var host = ChannelHost.Build(Channel, Channel.Required.Append(new(Channel.AddressKey!, address)));
        Assert.NotEmpty(host.Clients);
        foreach (var client in host.Clients)
            await assert(client);
    }
}
