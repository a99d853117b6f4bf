using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using MirtAi.Grains.Messages;
using MirtAi.Grains.Payments;
using MirtAi.Grains.Sale;
using MirtAi.Grains.Sessions.FollowUps;
using MirtAi.Grains.Settings;

namespace MirtAi.Silo.FollowUps;

/// <summary>Registers the reminders of silent customers.</summary>
internal static class FollowUpRegistration
{
    public static void AddFollowUps(this IServiceCollection services)
    {
        services.AddSettings<FollowUpOptions>(FollowUpOptions.Section);
        services.AddSingleton(provider => FollowUpPolicy.From(
            provider.GetRequiredService<IOptions<FollowUpOptions>>().Value,
            provider.GetRequiredService<MessagingWindows>(),
            provider.GetRequiredService<IOptions<ConversationOptions>>().Value) with
        {
            RemindsOfPayment = provider.GetRequiredService<IOptions<PaymentOptions>>().Value
                is { HasPaymentDetails: true } or { HasProvider: true },
        });
        services.AddSingleton<IFollowUpWriter, FollowUpWriter>();
        services.AddSingleton<FollowUpExecutor>();
    }
}
