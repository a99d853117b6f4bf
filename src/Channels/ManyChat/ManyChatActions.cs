using System.Collections.Immutable;
using MirtAi.Grains.Messages;

namespace MirtAi.Channels.ManyChat;

/// <summary>
/// What ManyChat keeps of a contact: custom fields and tags, which the shop makes there before. A message carries five actions at most
/// (ManyChat, "Dynamic block"); on Instagram no other fields than the state and the intent are set.
/// </summary>
internal static class ManyChatActions
{
    /// <summary>The kinds of actions about tags.</summary>
    public const string AddTag = "add_tag", RemoveTag = "remove_tag";

    /// <summary>The field that holds the value of the button that was pressed last.</summary>
    public const string PressedButton = "ai_button";

    private const string NeedsHuman = "needs_human", ReminderPlanned = "ai_followup_pending";

    /// <summary>All fields that messages and what goes beside them set; a pressed button's is apart.</summary>
    public static ImmutableArray<string> AllFields { get; } =
    [
        "ai_state", "ai_intent", "last_product", "order_sum", "client_name", "client_phone", "client_city", "client_nova_poshta",
    ];

    /// <summary>All tags.</summary>
    public static ImmutableArray<string> AllTags { get; } =
    [
        NeedsHuman, "order_started", "order_created", "order_paid", "ai_responded", "followup_sent", ReminderPlanned,
    ];

    /// <summary>The state, the intent and the tags; they go with the message itself.</summary>
    public static ImmutableArray<ContentAction> Of(ContactProgress progress)
    {
        var actions = ImmutableArray.CreateBuilder<ContentAction>();
        actions.Add(Field("ai_state", progress.State));
        if (progress.Intent is { } intent)
            actions.Add(Field("ai_intent", intent));
        actions.Add(new(progress.CallsPerson ? AddTag : RemoveTag) { TagName = NeedsHuman });
        if (Stage(progress) is { } stage)
            actions.Add(new(AddTag) { TagName = stage });
        actions.Add(new(AddTag) { TagName = progress.IsReminder ? "followup_sent" : "ai_responded" });
        return actions.ToImmutable();
    }

    /// <summary>
    /// The tag while the customer will be reminded. It goes beside the message, which has no room for it, and a shop that has not made it
    /// loses no other by it.
    /// </summary>
    public static ContentAction Reminder(ContactProgress progress) =>
        new(progress.ReminderPlanned ? AddTag : RemoveTag) { TagName = ReminderPlanned };

    /// <summary>The product, the sum and who gets it; they are set beside the message, and not on Instagram.</summary>
    public static ImmutableArray<SubscriberField> Fields(ContactProgress progress)
    {
        (string Name, object? Value)[] all =
        [
            ("last_product", progress.Product), ("order_sum", progress.Sum), ("client_name", progress.Name),
            ("client_phone", progress.Phone), ("client_city", progress.City), ("client_nova_poshta", progress.Branch),
        ];
        return [.. all.Where(field => field.Value is not null).Select(field => new SubscriberField(field.Name, field.Value!))];
    }

    /// <summary>What a button does when it is pressed.</summary>
    public static ContentAction Press(string value) => Field(PressedButton, value);

    private static string? Stage(ContactProgress progress) => progress switch
    {
        { OrderPaid: true } => "order_paid",
        { OrderPlaced: true } => "order_created",
        { OrderBegun: true } => "order_started",
        _ => null,
    };

    private static ContentAction Field(string name, string value) => new("set_field_value") { FieldName = name, Value = value };
}
