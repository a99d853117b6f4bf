using System.Collections.Immutable;
using MirtAi.Grains.Sessions.Hours;

namespace MirtAi.Grains.Sessions.Handoffs;

/// <summary>When managers are reminded of customers who wait for a person, as the settings say it.</summary>
public sealed record HandoffPolicy
{
    /// <summary>Nobody is reminded.</summary>
    public static readonly HandoffPolicy Off = new();

    /// <summary>How long after a call that nobody took the managers are reminded of it, each time.</summary>
    public ImmutableArray<TimeSpan> Calls { get; init; } = [];

    /// <summary>After the last of <see cref="Calls"/> a call of the highest level is repeated so often.</summary>
    public TimeSpan Repeat { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>
    /// How long a customer whom a manager has waits for an answer before the manager is reminded, each time; the last time the bot offers
    /// to take the conversation back.
    /// </summary>
    public ImmutableArray<TimeSpan> Silences { get; init; } = [];

    /// <summary>What is sent in the shop's name so soon after the customer's message is the platform's automatic reply.</summary>
    public TimeSpan AutomaticReply { get; init; }

    /// <summary>When managers answer: outside of these hours no time passes for reminders.</summary>
    public OpeningHours Hours { get; init; } = OpeningHours.Always;

    /// <summary>The policy of the settings.</summary>
    public static HandoffPolicy Of(HandoffOptions options) => new()
    {
        Calls = [options.FirstReminder, options.SecondReminder],
        Repeat = options.RepeatUrgent,
        Silences = [options.ManagerSilence, options.OfferBack],
        AutomaticReply = options.AutomaticReply,
    };
}
