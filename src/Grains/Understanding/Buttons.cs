using System.Collections.Frozen;

namespace MirtAi.Grains.Understanding;

/// <summary>
/// What the values of buttons mean, in words that a customer could have written. A value is written by a program, not by the customer: one
/// that is not known, of a button that an earlier bot of the shop has left in the chat, means nothing.
/// </summary>
public static class Buttons
{
    private static readonly FrozenDictionary<string, string> Words = new Dictionary<string, string>
    {
        ["dresses"] = "які є сукні",
        ["suits"] = "які є костюми",
        ["trenches"] = "які є тренчі",
        ["size_chart"] = "розмірна сітка",
        ["other_color"] = "інший колір",
        ["other_size"] = "інший розмір",
        ["which_size"] = "який розмір",
        ["take"] = "беру",
        ["pay_full"] = "повна оплата",
        ["pay_prepay"] = "передплата",
        ["yes"] = "так",
        ["no"] = "ні",
        ["manager"] = "менеджер",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The words of a button's value, or null.</summary>
    public static string? WordsOf(string value) => Words.GetValueOrDefault(value.Trim());
}
