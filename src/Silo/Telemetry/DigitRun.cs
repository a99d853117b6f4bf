using System.Runtime.InteropServices;

namespace MirtAi.Silo.Telemetry;

/// <summary>The digits of one run with their places in the text, and where groups of adjacent digits start.</summary>
internal sealed class DigitRun
{
    private readonly List<byte> values = [];
    private readonly List<(int Position, bool StartsGroup)> places = [];

    public int Count => values.Count;

    public void Clear()
    {
        values.Clear();
        places.Clear();
    }

    public void Add(int position, int value, bool startsGroup)
    {
        values.Add((byte)value);
        places.Add((position, startsGroup));
    }

    public int Position(int digit) => places[digit].Position;

    public bool StartsGroup(int digit) => places[digit].StartsGroup;

    /// <summary>A number may end after this many digits: the run ends there, or another group starts.</summary>
    public bool EndsGroup(int end) => end == Count || end < Count && StartsGroup(end);

    /// <summary>The values of the digits from here on.</summary>
    public ReadOnlySpan<byte> From(int digit) => CollectionsMarshal.AsSpan(values)[digit..];

    /// <summary>The length of the group that starts here.</summary>
    public int GroupLength(int digit)
    {
        var end = digit + 1;
        while (!EndsGroup(end))
            end++;
        return end - digit;
    }
}
