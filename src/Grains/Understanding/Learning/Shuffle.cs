namespace MirtAi.Grains.Understanding.Learning;

/// <summary>Another order of examples in each round, without chance: steps of a length that divides nothing.</summary>
internal static class Shuffle
{
    /// <summary>The example that comes at a step of a round, from 0, of so many.</summary>
    public static int At(int step, int round, int count)
    {
        var stride = 7919 + (round * 104);
        while (Gcd(stride, count) != 1)
            stride++;
        return (int)((((long)step * stride) + round) % count);
    }

    private static int Gcd(int one, int other) => other == 0 ? one : Gcd(other, one % other);
}
