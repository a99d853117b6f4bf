using System.Text;
using System.Text.Json.Nodes;
using MirtAi.Channels.Telegram;
using MirtAi.Grains.Interfaces.Messages;
using MirtAi.TelegramPeer;

namespace MirtAi.Silo.Tests.Telegram;

public sealed class UpdateLeniencyTests
{
    private const string Start = """{"update_id":1,"message":{"message_id":1,"date":1,"chat":{"id":5,"type":"private"},""";

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("12")]
    [InlineData("\"text\"")]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("{\"update_id\":1}{}")]
    [InlineData("{\"update_id\":1,}")]
    [InlineData("{\"update_id\":null}")]
    [InlineData("{\"update_id\":\"1\"}")]
    [InlineData("{\"update_id\":1.5}")]
    [InlineData("{\"update_id\":9223372036854775808}")]
    [InlineData("{\"update_id\":1,\"message\":{\"chat\":{\"id\":99999999999999999999,\"type\":\"private\"}}}")]
    [InlineData("{\"update_id\":1,\"message\":{\"chat\":{\"id\":1e400,\"type\":\"private\"}}}")]
    [InlineData("update_id=1")]
    public void What_is_no_update_is_malformed(string body) => Assert.IsType<ParsedUpdate.Malformed>(Parsing.Parse(body));

    [Theory]
    [InlineData('[', ']')]
    [InlineData('{', '}')]
    public void A_depth_bomb_is_malformed(char open, char close)
    {
        var opening = open == '{' ? "{\"a\":" : "[";
        var bomb = string.Concat(Enumerable.Repeat(opening, 100_000)) + "1" + new string(close, 100_000);

        Assert.IsType<ParsedUpdate.Malformed>(Parsing.Parse($$"""{"update_id":1,"message":{{bomb}}}"""));
    }

    [Fact]
    public void Bytes_that_are_not_json_are_malformed() =>
        Assert.IsType<ParsedUpdate.Malformed>(Parsing.Parser().Parse(new byte[] { 0xFF, 0xFE, 0x00, 0x7B }));

    [Theory]
    [InlineData("\"text\":\"так\",\"entities\":null,\"from\":null}}")]
    [InlineData("\"text\":\"так\",\"entities\":7,\"from\":[1,2]}}")]
    [InlineData("\"text\":\"так\",\"entities\":[{\"type\":\"totally_unknown\",\"offset\":-1}]}}")]
    [InlineData("\"text\":\"ні\",\"text\":\"так\"}}")]
    [InlineData("\"text\":\"так\",\"photo\":null,\"document\":null,\"caption\":null,\"migrate_to_chat_id\":0}}")]
    [InlineData("\"text\":\"так\",\"photo\":{},\"document\":\"\",\"reply_to_message\":[]}}")]
    [InlineData("\"text\":\"так\",\"a_member_of_the_future\":{\"x\":[1.5e3,-0,true]}}}")]
    [InlineData("\"text\":\"так\",\"\\ud800\":1}}")]
    [InlineData("\"text\":\"так\",\"from\":{\"first_name\":\"\\ud800\",\"is_bot\":\"no\"}}}")]
    public void Members_that_are_not_as_documented_do_not_cost_the_text(string rest)
    {
        var inbound = Assert.IsType<ParsedUpdate.Event>(Parsing.Parse(Start + rest)).Inbound;

        Assert.Contains("так", inbound.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_that_are_not_utf8_cost_themselves_only()
    {
        byte[] body = [.. Encoding.UTF8.GetBytes(Start + "\"text\":\"так"), 0xC3, .. Encoding.UTF8.GetBytes("\"}}")];

        var inbound = Assert.IsType<ParsedUpdate.Event>(Parsing.Parser().Parse(body)).Inbound;

        Assert.Equal("так\uFFFD", inbound.Text);
    }

    [Theory]
    [InlineData("message_id", "\"x\"")]
    [InlineData("message_id", "0")]
    [InlineData("message_id", "-1")]
    public void A_message_without_a_usable_id_has_none(string member, string value)
    {
        var update = TelegramUpdates.Text(1, 5, "так");
        update["message"]![member] = JsonNode.Parse(value);

        Assert.Equal("", Parsing.Event(update).MessageId);
    }

    [Theory]
    [InlineData("9223372036854775807", 9999)]
    [InlineData("-9223372036854775808", 1970)]
    [InlineData("\"yesterday\"", 1970)]
    public void A_date_beyond_all_times_is_brought_back(string date, int year)
    {
        var update = TelegramUpdates.Text(1, 5, "так");
        update["message"]!["date"] = JsonNode.Parse(date);

        Assert.Equal(year, Parsing.Event(update).SentAt.Year);
    }

    [Fact]
    public void A_photo_without_a_single_usable_size_is_unreadable()
    {
        var update = TelegramUpdates.Photo(1, 5, "оця");
        update["message"]!["photo"] = JsonNode.Parse("""[{"file_id":7},{"width":1},[],null,{"file_id":"a b"}]""");

        var inbound = Parsing.Event(update);

        Assert.Equal((InboundKind.Unreadable, "photo", "оця"), (inbound.Kind, inbound.Media, inbound.Text));
    }

    [Fact]
    public void A_name_is_cut_at_two_hundred()
    {
        var update = TelegramUpdates.Text(1, 5, "так");
        update["message"]!["from"]!["first_name"] = new string('я', 5000);

        Assert.Equal(200, Parsing.Event(update).Customer.Name!.Length);
    }
}
