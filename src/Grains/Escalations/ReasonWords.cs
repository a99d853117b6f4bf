namespace MirtAi.Grains.Escalations;

/// <summary>Why a person is called, in the managers' words.</summary>
internal static class ReasonWords
{
    /// <summary>The reason as a heading; its code if it is not known.</summary>
    public static string Heading(string reason) => Of(reason)?.TrimEnd('.') ?? reason;

    /// <summary>A sentence for a reason; null for one that is not known.</summary>
    public static string? Of(string reason) => reason switch
    {
        EscalationReasons.Complaint => "Клієнт скаржиться.",
        EscalationReasons.DeliveryIssue => "Клієнт питає про посилку.",
        EscalationReasons.ReturnOrExchange => "Клієнт хоче повернути або обміняти річ.",
        EscalationReasons.ManagerRequested => "Клієнт просить, щоб відповіла людина.",
        EscalationReasons.Wholesale => "Запитують про опт або співпрацю.",
        EscalationReasons.PaymentCheck => "Клієнт питає, чи надійшла оплата.",
        EscalationReasons.PaymentProof => "Клієнт повідомив про оплату, перевірте її.",
        EscalationReasons.UrgentDelivery => "Клієнту потрібно терміново.",
        EscalationReasons.OrderChange => "Клієнт хоче змінити або скасувати замовлення.",
        EscalationReasons.MorePhotos => "Клієнт просить більше фото.",
        EscalationReasons.Link => "Клієнт надіслав посилання.",
        EscalationReasons.OrderConfirmed => "Нове замовлення.",
        EscalationReasons.UnreadableMedia => "Клієнт надіслав те, чого бот не може відкрити.",
        EscalationReasons.PhotoNotRecognised => "Бот не впізнав річ на фото.",
        EscalationReasons.NotUnderstood => "Бот кілька разів поспіль не зрозумів клієнта.",
        EscalationReasons.MissingProductFacts => "У каталозі немає відповіді на запитання клієнта про товар.",
        EscalationReasons.Loop => "Розмова ходить по колу.",
        EscalationReasons.PromptInjection => "Клієнт знову намагається змусити бота порушити правила.",
        EscalationReasons.FollowUpSilence => "Клієнт не відповів на нагадування.",
        EscalationReasons.AnswerUnknown => "Бот не знає, що відповісти.",
        EscalationReasons.AnswersRefused => "Відповіді мовної моделі кілька разів поспіль не пройшли перевірку.",
        EscalationReasons.Fault => "Бот не зміг відповісти через збій.",
        _ => null,
    };
}
