using System.Globalization;
using System.Text;

namespace MirtAi.Fleet.Tests.Edge;

/// <summary>
/// Requests of ManyChat's flows to break, in each of the forms in which authors of flows write them. Photos are at addresses that are
/// fetched from nowhere.
/// </summary>
internal static class SampleFlowRequests
{
    private const string Photo = "https://127.0.0.1/photo.jpg";

    private static readonly string[] Forms =
    [
        """{"clientId":"%","message":"Добрий день \"шановні\" 😀\n","message_id":"a%"}""",
        """{"session_id":"%","messages":["Вітаю","Є сукні?"],"type":"telegram"}""",
        """{"sessionId":%,"messages":"Вітаю","eventId":"b%"}""",
        """
        {"subscriber":{"id":%,"first_name":"Олена","last_name":"Вигадана","ig_username":"olena","tags":["vip","live_chat"]},
        "message":{"id":"c%","text":"Вітаю"},"type":"instagram"}
        """,
        $$$$"""
        {"user":{"user_id":"%"},
        "data":{"message":{"content":"Таку","attachments":[{"type":"image","payload":{"url":"{{{{Photo}}}}"}}]}}}
        """,
        $$"""{"clientId":"%","message":"це є? .; {{Photo}}","imageUrl":"{{Photo}}","tags":[{"id":1,"name":"vip"}]}""",
        """
        {"id":%,"key":"user:%","name":"Олена Вигадана","language":"uk","custom_fields":{"ai_state":"STATE_1_DISCOVERY","order_sum":2180.5},
        "last_input_text":"/restart"}
        """,
    ];

    private const string Question =
        """
        {"subscriber":{"id":%,"language":"uk","tags":"vip, regular"},
        "custom_fields":{"ai_state":"STATE_4_OFFER","client_name":"Олена Вигадана","client_phone":"+380500000001",
        "client_city":"Київ","client_nova_poshta":"12","last_product":"Сукня Анна","order_sum":"1850,00"}}
        """;

    public static IReadOnlyList<byte[]> Messages { get; } = [.. Of(Forms)];

    /// <summary>Of reminders and of orders.</summary>
    public static IReadOnlyList<byte[]> Questions { get; } = [.. Of(Question)];

    private static IEnumerable<byte[]> Of(params string[] forms) =>
        from number in Enumerable.Range(0, 100)
        from form in forms
        let id = (10_000_000_000_000_000L + number).ToString(CultureInfo.InvariantCulture)
        select Encoding.UTF8.GetBytes(form.Replace("%", id, StringComparison.Ordinal));
}
