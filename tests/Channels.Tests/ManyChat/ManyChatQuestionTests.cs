using System.Collections.Immutable;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using MirtAi.Channels.Orders;
using MirtAi.Grains.Catalog;
using MirtAi.Grains.Conversations;
using MirtAi.Grains.Interfaces.Sessions;
using MirtAi.Grains.Messages;
using MirtAi.Grains.Sessions;
using MirtAi.Grains.Sessions.FollowUps;

namespace MirtAi.Channels.Tests.ManyChat;

/// <summary>What flows ask: whether to remind a customer, and to place an order.</summary>
public sealed class ManyChatQuestionTests
{
    private const string FollowUp = "/webhooks/manychat/followup", CreateOrder = "/webhooks/manychat/create-order";

    private const string Complete =
        """
        "client_name":"Олена Вигадана","client_phone":"050 000 00 01","client_city":"Київ","client_nova_poshta":"25",
        "last_product":"сукня анна","order_sum":1850
        """;

    private readonly Orders orders = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("STATE_4_OFFER", "", true)]
    [InlineData("STATE_1_DISCOVERY", "", true)]
    [InlineData("STATE_0_INIT", "", false)]
    [InlineData("STATE_6_UPSELL", "", false)]
    [InlineData("STATE_7_END", "", false)]
    [InlineData("STATE_8_COMPLAINT", "", false)]
    [InlineData("STATE_4_OFFER", "followup_sent", false)]
    [InlineData("STATE_4_OFFER", "needs_human", false)]
    [InlineData("STATE_4_OFFER", "live_chat", false)]
    public async Task A_silent_customer_is_reminded_where_a_sale_is_open(string state, string tags, bool isNeeded)
    {
        var answer = await Ask(
            FollowUp,
            """{"subscriber":{"id":42,"tags":"TAGS"},"custom_fields":{"ai_state":"STATE","last_product":"Сукня Анна"}}"""
                .Replace("TAGS", tags, StringComparison.Ordinal).Replace("STATE", state, StringComparison.Ordinal));

        Assert.Equal((isNeeded, state), ((bool)answer["needs_followup"]!, (string?)answer["current_state"]));
        Assert.Equal(isNeeded ? $"{state} anna" : null, (string?)answer["followup_text"]);
        Assert.Equal(isNeeded ? ["followup_sent"] : [], answer["add_tag"]!.AsArray().Select(tag => (string)tag!));
    }

    [Fact]
    public async Task A_complete_order_is_placed()
    {
        var answer = await Ask(CreateOrder, Body(Complete));

        Assert.Equal((true, false), ((bool)answer["success"]!, (bool)answer["duplicate"]!));
        Assert.Equal(["order_created"], answer["add_tag"]!.AsArray().Select(tag => (string)tag!));
        var (session, order) = Assert.Single(orders.Asked);
        Assert.Equal(("manychat:42", "anna", 1850m, "+380500000001"), (session, order.ProductId, order.Sum, order.Phone));
        Assert.Matches("^[0-9a-f]{16}$", order.Number);
        Assert.Contains($"mc_42_{order.Number}", answer["set_field_values"]!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_order_of_which_a_CRM_is_told_names_the_task()
    {
        orders.CrmTask = "order:1";

        var told = await Ask(CreateOrder, Body(Complete));
        orders.CrmTask = null;
        var alone = await Ask(CreateOrder, Body(Complete));

        Assert.Equal("order:1", Field(told, "crm_task_id"));
        Assert.Null(Field(alone, "crm_task_id"));

        static string? Field(JsonNode answer, string name) => (string?)answer["set_field_values"]!.AsArray()
            .FirstOrDefault(field => (string?)field!["field_name"] == name)?["field_value"];
    }

    [Fact]
    public async Task The_same_order_has_the_same_number_and_another_sum_another_one()
    {
        await Ask(CreateOrder, Body(Complete));
        orders.Outcome = ManagerOutcome.AlreadySo;
        var again = await Ask(CreateOrder, Body(Complete, "\"clientId\":\"42\""));
        await Ask(CreateOrder, Body(Complete.Replace("1850", "\"1900,00\"", StringComparison.Ordinal)));

        Assert.True((bool)again["duplicate"]!);
        Assert.Equal(orders.Asked[0].Order.Number, orders.Asked[1].Order.Number);
        Assert.NotEqual(orders.Asked[0].Order.Number, orders.Asked[2].Order.Number);
    }

    [Theory]
    [InlineData("client_phone", "050 000 00 01", "12345")]
    [InlineData("client_city", "Київ", "{{client_city}}")]
    [InlineData("last_product", "сукня анна", "щось інше")]
    [InlineData("order_sum", ":1850", ":-1")]
    public async Task What_is_missing_or_wrong_is_asked_for(string field, string told, string wrong)
    {
        var answer = await Ask(CreateOrder, Body(Complete.Replace(told, wrong, StringComparison.Ordinal)));

        Assert.Equal((false, true), ((bool)answer["success"]!, (bool)answer["needs_data"]!));
        Assert.Equal([field], answer["missing_fields"]!.AsArray().Select(name => (string)name!));
        Assert.NotEmpty((string)answer["prompt"]!);
        Assert.Empty(orders.Asked);
    }

    [Theory]
    [InlineData(FollowUp, "a-guess", "{}", HttpStatusCode.Unauthorized)]
    [InlineData(CreateOrder, "a-guess", "{}", HttpStatusCode.Unauthorized)]
    [InlineData(FollowUp, ManyChatUnderTest.Token, "{}", HttpStatusCode.BadRequest)]
    [InlineData(CreateOrder, ManyChatUnderTest.Token, "[1", HttpStatusCode.BadRequest)]
    public async Task Strangers_and_nonsense_are_refused(string path, string token, string body, HttpStatusCode status)
    {
        var (actual, _) = await Post(path, body, token);

        Assert.Equal(status, actual);
        Assert.Empty(orders.Asked);
    }

    private static string Body(string fields, string contact = "\"subscriber\":{\"id\":42}") =>
        "{" + contact + ",\"custom_fields\":{" + fields + "}}";

    private async Task<JsonNode> Ask(string path, string body)
    {
        var (status, answer) = await Post(path, body, ManyChatUnderTest.Token);
        Assert.Equal(HttpStatusCode.OK, status);
        return JsonNode.Parse(answer)!;
    }

    private async Task<(HttpStatusCode Status, string Body)> Post(string path, string body, string token)
    {
        var channel = new ManyChatUnderTest();
        await using var host = await ChannelHost.Start(channel, channel.Required, services => services
            .AddSingleton<IOrderIntake>(orders)
            .AddSingleton<ICatalog, Shelf>()
            .AddSingleton<IFollowUpWriter, Writer>());
        using var client = host.Client();
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
        request.Headers.Add("X-ManyChat-Token", token);
        using var response = await client.SendAsync(request, Cancellation);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(Cancellation));
    }

    private sealed class Orders : IOrderIntake
    {
        public List<(string Session, OrderRequest Order)> Asked { get; } = [];

        public ManagerOutcome Outcome { get; set; }

        public string? CrmTask { get; set; }

        public Task<ManagerReceipt> Place(string channel, string sessionKey, OrderRequest order, CancellationToken cancellationToken)
        {
            Asked.Add((sessionKey, order));
            return Task.FromResult(new ManagerReceipt(Outcome, Order: new OrderReceipt(order.Number, "pending_payment", CrmTask: CrmTask)));
        }
    }

    private sealed class Writer : IFollowUpWriter
    {
        public ImmutableArray<Reply> Remind(Session session, int number) =>
            [new Reply($"{session.Conversation.State.ContractName()} {session.Conversation.Selection.ProductId}")];
    }

    private sealed class Shelf : ICatalog
    {
        public ProductCatalog Current { get; } = new(
            [
                new Product
                {
                    Id = "anna",
                    Name = new LocalizedText("Сукня Анна", "Платье Анна", "Anna dress"),
                    Category = "dresses",
                    Description = LocalizedText.Same(""),
                    Fabric = LocalizedText.Same(""),
                    Aliases = [],
                    Sizes = [new ProductSize(ClothingSize.OneSize, new Money(1850, "UAH"))],
                    Colors = [],
                },
            ],
            [],
            []);
    }
}
