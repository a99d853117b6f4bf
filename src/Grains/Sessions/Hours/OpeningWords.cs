using System.Globalization;
using MirtAi.Grains.Catalog;

namespace MirtAi.Grains.Sessions.Hours;

/// <summary>When somebody will answer, as customers read it: behind "буде", "будет" and "reply".</summary>
internal static class OpeningWords
{
    private static readonly LocalizedText[] Weekdays =
    [
        new("в неділю", "в воскресенье", "on Sunday"), new("в понеділок", "в понедельник", "on Monday"),
        new("у вівторок", "во вторник", "on Tuesday"), new("в середу", "в среду", "on Wednesday"),
        new("в четвер", "в четверг", "on Thursday"), new("в п'ятницю", "в пятницу", "on Friday"),
        new("в суботу", "в субботу", "on Saturday"),
    ];

    private static readonly LocalizedText[] Months =
    [
        new("січня", "января", "January"), new("лютого", "февраля", "February"), new("березня", "марта", "March"),
        new("квітня", "апреля", "April"), new("травня", "мая", "May"), new("червня", "июня", "June"),
        new("липня", "июля", "July"), new("серпня", "августа", "August"), new("вересня", "сентября", "September"),
        new("жовтня", "октября", "October"), new("листопада", "ноября", "November"), new("грудня", "декабря", "December"),
    ];

    /// <summary>The day and the time of an opening.</summary>
    public static LocalizedText Of(DateTimeOffset opening, DateTimeOffset now, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(opening, zone);
        var days = (local.Date - TimeZoneInfo.ConvertTime(now, zone).Date).Days;
        var time = local.ToString("HH:mm", CultureInfo.InvariantCulture);
        return LocalizedText.Join(" ", [Day(local, days), new($"після {time}", $"после {time}", $"after {time}")]);
    }

    private static LocalizedText Day(DateTimeOffset local, int days)
    {
        if (days < 7)
        {
            return days switch
            {
                0 => new("сьогодні", "сегодня", "today"),
                1 => new("завтра", "завтра", "tomorrow"),
                _ => Weekdays[(int)local.DayOfWeek],
            };
        }

        var day = local.Day.ToString(CultureInfo.InvariantCulture);
        return LocalizedText.Join(" ", [new(day, day, $"on {day}"), Months[local.Month - 1]]);
    }
}
