using MirtAi.Grains.Orders;

namespace MirtAi.Grains.Understanding;

/// <summary>What takes a moment to read: the names of places, and what examples teach.</summary>
public static class Vocabulary
{
    /// <summary>Reads it now, so that the first customer does not wait for it.</summary>
    public static void Load()
    {
        Settlements.Load();
        LearnedRules.Load();
    }
}
