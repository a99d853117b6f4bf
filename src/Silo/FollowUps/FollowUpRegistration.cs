using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using MirtAi.Conversations;
using MirtAi.Delivery;

namespace MirtAi.FollowUps;

/// <summary>Registers the reminders of silent customers.</summary>
internal static class FollowUpRegistration
{
    public static void AddFollowUps(this IServiceCollection services)
    {
        services.AddOptions<FollowUpOptions>().BindConfiguration(FollowUpOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<MessagingWindows>().BindConfiguration(MessagingWindows.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(provider => FollowUpPolicy.From(
            provider.GetRequiredService<IOptions<FollowUpOptions>>().Value,
            provider.GetRequiredService<IOptions<MessagingWindows>>().Value,
            provider.GetRequiredService<IOptions<ConversationOptions>>().Value));
        services.AddSingleton<IFollowUpWriter, FollowUpWriter>();
        services.AddSingleton<FollowUpExecutor>();
    }
}
