using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;

namespace MirtAi.Api.Console;

/// <summary>What every page of the console needs beside its data.</summary>
public sealed record ConsolePage
{
    private const int MaxKey = 24;

    /// <summary>The texts in the reader's language.</summary>
    public required ConsoleTexts Texts { get; init; }

    /// <summary>Who is signed in; empty if nobody is.</summary>
    public required string Manager { get; init; }

    /// <summary>Whether they may do what is an operator's.</summary>
    public required bool MayOperate { get; init; }

    /// <summary>The token against forged requests that every form carries.</summary>
    public required string FormToken { get; init; }

    /// <summary>The page's own path, with its query.</summary>
    public required string Address { get; init; }

    /// <summary>The version of style sheet and script.</summary>
    public required string Version { get; init; }

    /// <summary>What the last action led to, a key of the texts; null if the page follows none.</summary>
    public string? Notice { get; init; }

    /// <summary>The time of the request.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>The shop's time zone, in which times are shown.</summary>
    public required TimeZoneInfo Zone { get; init; }

    /// <summary>A time as the shop's clock shows it, with the day unless it is today.</summary>
    public string Time(DateTimeOffset at)
    {
        var local = TimeZoneInfo.ConvertTime(at, Zone);
        var format = local.Date == TimeZoneInfo.ConvertTime(Now, Zone).Date ? "HH:mm" : "dd.MM.yyyy HH:mm";
        return local.ToString(format, CultureInfo.InvariantCulture);
    }

    /// <summary>How long ago it was, in the largest unit that fits.</summary>
    public string Age(DateTimeOffset at) => Now - at is var age && age.TotalSeconds < 60 ? Texts["age.now"] : Duration(age);

    /// <summary>A length of time, in the largest unit that fits.</summary>
    public string Duration(TimeSpan length) => length switch
    {
        { TotalSeconds: < 60 } => Seconds(Math.Max(0, Math.Floor(length.TotalSeconds))),
        { TotalMinutes: < 60 } => Texts.Format("age.minutes", (int)length.TotalMinutes),
        { TotalHours: < 48 } => Texts.Format("age.hours", (int)length.TotalHours),
        _ => Texts.Format("age.days", (int)length.TotalDays),
    };

    /// <summary>A time in seconds.</summary>
    public string Seconds(double value) => Texts.Format("answers.seconds", Texts.Number(value, "0.#"));

    /// <summary>An amount of money without its currency.</summary>
    public string Money(decimal amount) => Texts.Number(amount, "0.########");

    /// <summary>An amount in dollars, as a language writes it; small ones with as many digits as they need.</summary>
    public static string Dollars(decimal value, ConsoleTexts texts) =>
        "$" + texts.Number(value, value is > 0 and < 1 ? "0.####" : "0.00");

    /// <summary>This page with another value of a query parameter, and without the last notice.</summary>
    public string With(string parameter, object value)
    {
        var (path, query) = Address.Split('?', 2) is [var before, var after] ? (before, after) : (Address, "");
        var values = QueryHelpers.ParseQuery(query).ToDictionary(pair => pair.Key, pair => (string?)pair.Value.ToString());
        values.Remove(ConsolePages.Notice);
        values[parameter] = Convert.ToString(value, CultureInfo.InvariantCulture);
        return QueryHelpers.AddQueryString(path, values);
    }

    /// <summary>A customer's key as it fits into a line: a long one without its middle.</summary>
    public static string Short(string key) =>
        key.Length <= MaxKey ? key : $"{key[..Math.Min(key.IndexOf(':') + 7, key.Length - 4)]}…{key[^4..]}";

    /// <summary>Where a conversation is shown.</summary>
    public static string Conversation(string key) => For("/console/conversation", key);

    /// <summary>A page that is about the customer of a key.</summary>
    public static string For(string path, string key) => QueryHelpers.AddQueryString(path, "key", key);
}
