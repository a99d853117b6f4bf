using MirtAi.Grains.Sale;

namespace MirtAi.Grains.Tests.Sale;

public sealed class VisitNoteTests
{
    [Theory]
    [InlineData("2026-03-01: Сукня Анна 122-128 pink x1; Тренч 134 beige x2; ordered.", "Сукня Анна 122-128 pink x1; Тренч 134 beige x2", true, null)]
    [InlineData("2026-03-01: nothing chosen; open, with a manager: RETURN_OR_EXCHANGE.", "", false, "RETURN_OR_EXCHANGE")]
    [InlineData("2026-03-01: Сукня Анна; no order.", "Сукня Анна", false, null)]
    public void A_line_is_read_as_it_was_written(string line, string chosen, bool isOrdered, string? reason)
    {
        var note = VisitNote.Read(line);

        Assert.Equal(new VisitNote(new DateOnly(2026, 3, 1), chosen, isOrdered, reason), note);
        Assert.Equal(line, note?.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("2026-03-01: Сукня Анна")]
    [InlineData("2026-03-01: Сукня Анна; paid.")]
    [InlineData("Вчора: Сукня Анна; ordered.")]
    public void Other_words_are_no_note(string line) => Assert.Null(VisitNote.Read(line));
}
