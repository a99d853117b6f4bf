namespace MirtAi.Grains.Escalations;

/// <summary>Where a conversation stands, in the managers' words.</summary>
internal static class StateWords
{
    /// <summary>The words for a state; its code if it is not known.</summary>
    public static string Of(string state) => state switch
    {
        "STATE_0_INIT" => "початок",
        "STATE_1_DISCOVERY" => "пошук товару",
        "STATE_2_VISION" => "пошук за фото",
        "STATE_3_SIZE_COLOR" => "розмір і колір",
        "STATE_4_OFFER" => "пропозиція",
        "STATE_5_PAYMENT_DELIVERY" => "оплата й доставка",
        "STATE_6_UPSELL" => "додаткова пропозиція",
        "STATE_7_END" => "завершено",
        "STATE_8_COMPLAINT" => "скарга",
        "STATE_9_OOD" => "не про магазин",
        _ => state,
    };
}
