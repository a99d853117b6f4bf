using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using MirtAi.Channels.ManyChat;
using MirtAi.Channels.Webhooks;
using MirtAi.Grains.Interfaces.Messages;

namespace MirtAi.Channels.Tests.ManyChat;

/// <summary>The forms in which authors of flows write their requests.</summary>
public sealed class ManyChatParsingTests
{
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 3, 2, 12, 0, 5, TimeSpan.Zero));

    [Theory]
    [InlineData("""{"clientId":"42","message":"Вітаю"}""")]
    [InlineData("""{"session_id":"42","messages":"Вітаю"}""")]
    [InlineData("""{"sessionId":42,"messages":["Вітаю"]}""")]
    [InlineData("""{"subscriber":{"id":42},"message":{"text":"Вітаю"}}""")]
    [InlineData("""{"user":{"user_id":"42"},"data":{"message":{"content":"Вітаю"}}}""")]
    [InlineData("""{"subscriber":{"id":"42"},"message":"Вітаю","type":"unheard of"}""")]
    [InlineData("""{"id":42,"key":"user:42","first_name":"Олена","last_input_text":"Вітаю"}""")]
    public void A_text_is_read_by_any_of_its_names(string body)
    {
        var inbound = One(body);

        Assert.Equal((InboundKind.Message, "Вітаю"), (inbound.Kind, inbound.Text));
        Assert.Equal(("manychat:42", "42"), (inbound.SessionKey, inbound.Recipient));
    }

    [Theory]
    [InlineData("""{"subscriber":{"id":42},"type":"instagram","button":"size:110"}""")]
    [InlineData("""{"clientId":"42","button":"size:110","message":"the flow's author sends the last words, too"}""")]
    public void A_pressed_button_is_what_it_stands_for(string body)
    {
        var inbound = One(body);

        Assert.Equal((InboundKind.Button, "size:110"), (inbound.Kind, inbound.Text));
    }

    [Theory]
    [InlineData("https://app.manychat.com/fb100/chat/42", "https://app.manychat.com/fb100/chat/42")]
    [InlineData("https://manychat.com/fb100/chat/42?a=\u0022b", "https://manychat.com/fb100/chat/42?a=%22b")]
    [InlineData("http://app.manychat.com/fb100/chat/42", null)]
    [InlineData("https://manychat.com.example/fb100/chat/42", null)]
    [InlineData("https://evilmanychat.com/fb100/chat/42", null)]
    [InlineData("javascript:alert(1)", null)]
    [InlineData("{{live_chat_url}}", null)]
    public void The_contacts_chat_is_known_if_it_is_at_ManyChat(string told, string? chat) => Assert.Equal(
        chat,
        One(JsonSerializer.Serialize(new { id = 42, last_input_text = "Вітаю", live_chat_url = told })).Customer.ChatUrl);

    [Fact]
    public void A_button_that_was_never_pressed_is_none() =>
        Assert.Equal(InboundKind.Message, One("""{"clientId":"42","button":"{{ai_button}}","message":"Вітаю"}""").Kind);

    [Theory]
    [InlineData("""{"clientId":"42","image_url":"https://a.example/1.jpg"}""", "")]
    [InlineData("""{"clientId":"42","message":"це є?","photo":"https://a.example/1.jpg"}""", "це є?")]
    [InlineData("""{"subscriber":{"id":42},"message":{"attachments":[{"type":"image","payload":{"url":"https://a.example/1.jpg"}}]}}""", "")]
    [InlineData("""{"subscriber":{"id":42},"data":{"photo_url":"https://a.example/1.jpg"},"message":{"text":"це є?"}}""", "це є?")]
    [InlineData("""{"clientId":"42","message":".; https://a.example/1.jpg"}""", ".; https://a.example/1.jpg", false)]
    [InlineData("""{"clientId":"42","message":"це є? .; https://scontent.cdn.example/1.jpg"}""", "це є?", true, "https://scontent.cdn.example/1.jpg")]
    [InlineData("""{"clientId":"42","message":"x","image":"http://a.example/1.jpg"}""", "x", false)]
    [InlineData("""{"clientId":"42","message":"x","image":"file:///etc/passwd"}""", "x", false)]
    public void A_picture_is_read_by_any_of_its_names_and_from_the_text(
        string body, string text, bool hasPicture = true, string picture = "https://a.example/1.jpg")
    {
        var inbound = One(body);

        Assert.Equal(text, inbound.Text);
        Assert.Equal(hasPicture ? [picture] : [], inbound.Images);
    }

    [Theory]
    [InlineData("""{"subscriber":{"id":42},"message":{"id":"m.1","text":"так"}}""")]
    [InlineData("""{"clientId":"42","message":"так","event_id":"m.1"}""")]
    public void With_an_id_a_message_is_one_however_late_it_comes_again(string body)
    {
        var first = One(body).EventId;
        time.Advance(TimeSpan.FromHours(1));

        Assert.Equal("manychat:42:m.1", first);
        Assert.Equal(first, One(body).EventId);
    }

    [Fact]
    public void Without_an_id_the_same_words_soon_are_one_message_and_others_are_another()
    {
        const string Body = """{"clientId":"42","message":"так"}""";
        var first = One(Body).EventId;
        time.Advance(TimeSpan.FromSeconds(20));

        Assert.Equal(first, One(Body).EventId);
        Assert.NotEqual(first, One("""{"clientId":"42","message":"так!"}""").EventId);
        Assert.NotEqual(first, One("""{"clientId":"43","message":"так"}""").EventId);
        Assert.NotEqual(first, One("""{"clientId":"42","message":"так","image_url":"https://a.example/1.jpg"}""").EventId);
        time.Advance(TimeSpan.FromMinutes(5));
        Assert.NotEqual(first, One(Body).EventId);
    }

    [Theory]
    [InlineData("""{"subscriber":{"id":42,"tags":["vip","Live_Chat"]},"message":"Вітаю"}""", true)]
    [InlineData("""{"clientId":"42","tags":[{"id":1,"name":"live_chat"}],"message":"Вітаю"}""", true)]
    [InlineData("""{"clientId":"42","tags":"vip, live_chat","message":"Вітаю"}""", true)]
    [InlineData("""{"clientId":"42","tags":"","message":"Вітаю"}""", false)]
    [InlineData("""{"clientId":"42","tags":["needs_human"],"message":"Вітаю"}""", false)]
    [InlineData("""{"clientId":"42","tags":"{{tags}}","message":"Вітаю"}""", null)]
    [InlineData("""{"clientId":"42","message":"Вітаю"}""", null)]
    public void A_tag_tells_that_a_person_has_the_conversation(string body, bool? expected) =>
        Assert.Equal(expected, One(body).HeldElsewhere);

    [Fact]
    public void Tags_alone_are_no_message()
    {
        var (taken, left) = (One("""{"clientId":"42","tags":["live_chat"]}"""), One("""{"clientId":"42","tags":[]}"""));

        Assert.Equal((InboundKind.Reachable, true), (taken.Kind, taken.HeldElsewhere));
        Assert.Equal((InboundKind.Reachable, false), (left.Kind, left.HeldElsewhere));
        Assert.NotEqual(taken.EventId, left.EventId);
    }

    [Fact]
    public void A_person_and_a_network_are_told()
    {
        var inbound = One(
            """{"subscriber":{"id":42,"first_name":"Олена","last_name":"Вигадана","ig_username":"olena"},"type":"telegram","message":"Вітаю"}""");

        Assert.Equal(("Олена Вигадана", "olena"), (inbound.Customer.Name, inbound.Customer.Username));
        Assert.Equal("42/telegram", inbound.Recipient);
    }

    [Fact]
    public void A_command_is_a_command() => Assert.Equal(InboundKind.Command, One("""{"clientId":"42","message":"/restart"}""").Kind);

    [Fact]
    public void A_text_that_breaks_the_JSON_is_refused_with_what_to_do()
    {
        var malformed = Assert.IsType<WebhookContent.Malformed>(Parse("{\"clientId\":\"42\",\"message\":\"сказала \"так\"\"}"));

        Assert.Contains("Encode to JSON", malformed.Reason, StringComparison.Ordinal);
    }

    private InboundEvent One(string body) =>
        (InboundEvent)Assert.Single(Assert.IsType<WebhookContent.Events>(Parse(body)).Inbound);

    private WebhookContent Parse(string body) => new ManyChatParser(Options.Create(new ManyChatOptions()), time).Parse(Encoding.UTF8.GetBytes(body));
}
