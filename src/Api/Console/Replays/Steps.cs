using System.Globalization;
using MirtAi.Grains.Orders;
using MirtAi.Grains.Sessions.Replays;

namespace MirtAi.Api.Console.Replays;

/// <summary>How numbers and values of a replay are written.</summary>
internal static class Steps
{
    /// <summary>Milliseconds as seconds.</summary>
    public static string Seconds(ConsolePage page, double milliseconds) => page.Texts.Number(milliseconds / 1000, "0.##");

    /// <summary>How sure something is.</summary>
    public static string Sure(ConsolePage page, double? confidence) =>
        confidence is { } value ? page.Texts.Number(value, "0.##") : "—";

    /// <summary>A moment of the shop's clock to the thousandth of a second.</summary>
    public static string Exact(ConsolePage page, DateTimeOffset at) =>
        TimeZoneInfo.ConvertTime(at, page.Zone).ToString("HH:mm:ss.fff", CultureInfo.InvariantCulture);

    /// <summary>What a command says besides its name.</summary>
    public static string Value(ConsolePage page, ReplayedCommand command) => command.Name switch
    {
        "CallPerson" => page.Texts.Word("reason", command.Value),
        "AskTopic" => page.Texts.Word("topic", command.Value),
        "Courtesy" => page.Texts.Word("sign", command.Value),
        "ChoosePayment" => page.Texts.Word(
            "payment", command.Value switch { "Full" => "full_prepay", "Prepay" => "partial_prepay", var other => other }),
        _ => command.Value,
    };

    /// <summary>A value of the conversation, which is recorded as JSON.</summary>
    public static string Value(ConsolePage page, string path, string? json)
    {
        if (json is null)
            return "—";
        var text = json.Trim('"');
        return path switch
        {
            _ when text is "true" or "false" => page.Texts[text == "true" ? "step.set" : "step.unset"],
            "alert.reason" => page.Texts.Word("reason", text),
            "alert.at" when DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out var at) => page.Time(at),
            "order.payment" => page.Texts.Word("payment", text),
            "order.number" or "order.unpaid" => PlacedOrder.ShortNumber(text),
            _ => text,
        };
    }

    /// <summary>Why an answer of a model was refused: a code and the words that it is about.</summary>
    public static string Fault(ConsolePage page, string fault) => fault.Split(": ", 2) is [var code, var words]
        ? $"{page.Texts.Word("fault", code)}: {words}"
        : page.Texts.Word("fault", fault);
}
