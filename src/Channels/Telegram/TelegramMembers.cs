using System.Collections.Frozen;
using System.Text.Json;

namespace MirtAi.Channels.Telegram;

/// <summary>
/// Tells content from what surrounds it (Bot API, Message). The members that tell of a chat and those that accompany content are a
/// closed list; whatever else a message holds is content, of a kind that may be newer than this service.
/// </summary>
internal static class TelegramMembers
{
    private static readonly FrozenSet<string> Notices = FrozenSet.ToFrozenSet(
        [
            "new_chat_members", "new_chat_member", "new_chat_participant", "left_chat_member", "left_chat_participant",
            "new_chat_title", "new_chat_photo", "delete_chat_photo", "group_chat_created", "supergroup_chat_created",
            "channel_chat_created", "message_auto_delete_timer_changed", "migrate_to_chat_id", "migrate_from_chat_id",
            "pinned_message", "successful_payment", "refunded_payment", "user_shared", "users_shared", "chat_shared",
            "connected_website", "write_access_allowed", "passport_data", "proximity_alert_triggered", "boost_added",
            "chat_background_set", "checklist_tasks_done", "checklist_tasks_added", "direct_message_price_changed",
            "forum_topic_created", "forum_topic_edited", "forum_topic_closed", "forum_topic_reopened",
            "general_forum_topic_hidden", "general_forum_topic_unhidden", "giveaway_created", "giveaway_completed",
            "paid_message_price_changed", "suggested_post_approved", "suggested_post_approval_failed", "suggested_post_declined",
            "suggested_post_paid", "suggested_post_refunded", "video_chat_scheduled", "video_chat_started", "video_chat_ended",
            "video_chat_participants_invited", "voice_chat_scheduled", "voice_chat_started", "voice_chat_ended",
            "voice_chat_participants_invited", "web_app_data", "gift_upgrade_sent", "chat_owner_left", "chat_owner_changed",
        ],
        StringComparer.Ordinal);

    private static readonly FrozenSet<string> Surroundings = FrozenSet.ToFrozenSet(
        [
            "from", "sender_chat", "sender_business_bot", "chat", "direct_messages_topic", "forward_origin", "forward_from",
            "forward_from_chat", "reply_to_message", "external_reply", "quote", "reply_to_story", "via_bot", "entities",
            "link_preview_options", "suggested_post_info", "caption_entities", "reply_markup",
        ],
        StringComparer.Ordinal);

    /// <summary>
    /// Whether a message that holds nothing known holds content of an unknown kind. Content is an object or a list; what the platform
    /// tells of a chat was written by nobody.
    /// </summary>
    public static bool HasUnknownContent(JsonElement message) => !HasNotice(message) && message.EnumerateObject().Any(member =>
        member.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Array && !Surroundings.Contains(member.Name));

    private static bool HasNotice(JsonElement message) =>
        message.EnumerateObject().Any(member => member.Value.ValueKind is not JsonValueKind.Null && Notices.Contains(member.Name));
}
