using System.Collections.Immutable;

namespace MirtAi.Grains.Understanding.Learning;

/// <summary>What examples may stand under. A name that no rule asks for would teach the model to mean nothing.</summary>
internal static class Meanings
{
    /// <summary>What stands over texts that complain, and over those that do not.</summary>
    public const string Complaint = "complaint", None = "none";

    private static readonly ImmutableArray<string> Complaints = [Complaint, "order-status", "return"];

    /// <summary>All names.</summary>
    public static ImmutableArray<string> All { get; } =
    [
        "ask-fact", "ask-shop", "buy", "complaint", "hello", "look", "order-change", "order-status", "other", "person", "postpone",
        "return", "thanks", "trust",
    ];

    /// <summary>The names in the folder of complaints.</summary>
    public static ImmutableArray<string> OfComplaints { get; } = [Complaint, None];

    /// <summary>Whether a customer of the shop complains who writes what stands under a name.</summary>
    public static bool Complains(string meaning) => Complaints.Contains(meaning);
}
