namespace MirtAi.Silo.Delivery;

/// <summary>
/// Where a pump is in a lane with more recipients than it looks at at once: it goes round, so that each has its turn however long the
/// others' lines are. A round ends where the lane ended when it began: whoever comes behind that has a turn in the next one, else those
/// who keep coming there would hold up everybody's second message. Not safe for concurrent use.
/// </summary>
internal sealed class LaneWalk
{
    /// <summary>It has been all the way round without finding anything to send.</summary>
    private bool isIdle = true;

    private string endOfRound = "";

    /// <summary>The recipient after which the next page begins.</summary>
    public string After { get; private set; } = "";

    /// <summary>Goes on behind what was chosen, or behind a page of which nothing can be sent.</summary>
    /// <param name="page">What it looked at.</param>
    /// <param name="chosen">What goes out of it.</param>
    /// <param name="isHeldUp">The account as a whole could not send more, so the rest of the page has its turn next.</param>
    /// <returns>Whether the next page should be looked at right away.</returns>
    public bool Advance(OutboxPage page, IReadOnlyCollection<OutboxMessage> chosen, bool isHeldUp)
    {
        if (page.IsWhole)
        {
            (After, isIdle) = ("", true);
            return false;
        }

        if (page.After.Length == 0)
            endOfRound = page.End;
        if (chosen.Count > 0)
        {
            isIdle = false;
            var last = chosen.MaxBy(message => message.Line, StringComparer.Ordinal)!.Line;
            After = string.CompareOrdinal(last, endOfRound) < 0 ? last : "";
            return false;
        }

        if (isHeldUp)
            return false;
        After = page.Last ?? "";
        if (After.Length > 0)
            return true;
        // The beginning was not seen in this round if it began further on.
        var hasMore = !isIdle;
        isIdle = true;
        return hasMore;
    }
}
