using System.Globalization;
using MirtAi.Silo.LanguageModels.Providers;

namespace MirtAi.Silo.LanguageModels.Accounting;

/// <summary>What the managers are told of models, in their language.</summary>
internal static class ModelNotices
{
    public const string Silent =
        "⚠️ Мовні моделі не відповідають. Покупцям відповідають готові тексти магазину, замовлення приймаються далі.";

    public const string Answering = "✅ Мовні моделі знову відповідають.";

    public static string LongCall(ModelCallRecord call, string? page = null) => string.Create(
        CultureInfo.InvariantCulture,
        $"⚠️ Один запит до моделі {call.Model} зайняв {call.Tokens.Total} токенів. Мета: {call.Purpose}, чат: {call.SessionKey}")
        + Link(page);

    public static string DearCall(ModelCallRecord call, string? page = null) => string.Create(
        CultureInfo.InvariantCulture,
        $"⚠️ Один запит до моделі {call.Model} коштував {call.Cost:0.00} USD. Мета: {call.Purpose}, чат: {call.SessionKey}")
        + Link(page);

    public static string LongSession(string sessionKey, long tokens, string? page = null) => string.Create(
        CultureInfo.InvariantCulture, $"⚠️ Чат {sessionKey} зайняв за добу {tokens} токенів мовних моделей.") + Link(page);

    private static string Link(string? page) => page is null ? "" : $"\n{page}";
}
