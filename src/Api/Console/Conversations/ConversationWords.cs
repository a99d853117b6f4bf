using MirtAi.Grains.Customers;
using MirtAi.Silo.Storage.Queries;

namespace MirtAi.Api.Console.Conversations;

/// <summary>What the pages say of a conversation.</summary>
internal static class ConversationWords
{
    /// <summary>Who answers the customer; that nobody does while the conversation waits for a manager.</summary>
    public static string Mode(ConsolePage page, SessionSummary session) =>
        page.Texts.Word("mode", session is { Mode: "manager", Manager: null } ? "waiting" : session.Mode);

    /// <summary>Who gets an order, and where, as far as that is known.</summary>
    public static string Delivery(Recipient recipient) => string.Join(
        ", ",
        new[] { recipient.FullName, recipient.Phone, recipient.City, recipient.Branch }.Where(part => !string.IsNullOrEmpty(part)));
}
