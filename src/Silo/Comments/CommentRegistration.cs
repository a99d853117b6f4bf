using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using MirtAi.Grains.Answers;
using MirtAi.Grains.Comments;
using MirtAi.Grains.Interfaces.Comments;
using MirtAi.Grains.LanguageModels;
using MirtAi.Grains.Photos;
using MirtAi.Grains.Settings;
using MirtAi.Silo.Comments.Followers;
using MirtAi.Silo.Comments.Insights;
using MirtAi.Silo.Comments.Months;
using MirtAi.Silo.Customers;
using MirtAi.Silo.Delivery;
using MirtAi.Silo.Jobs;
using MirtAi.Silo.Photos;
using MirtAi.Silo.Storage.Effects;

namespace MirtAi.Silo.Comments;

/// <summary>Registers comments below the shop's posts.</summary>
internal static class CommentRegistration
{
    /// <summary>Whose comments they are: what hangs on them is erased before them.</summary>
    private const string OfCustomer = "select id from comments where session_key in ({keys})";

    /// <summary>Adds how they are dealt with, stored, erased and exported.</summary>
    public static IServiceCollection AddComments(this IServiceCollection services)
    {
        services.AddSettings<CommentOptions>(CommentOptions.Section);
        services.TryAddSingleton<AccountDays>();
        services.TryAddSingleton<InsightQueries>();
        return services
            .AddSingleton<CommentDesk>()
            .AddSingleton(Pictures)
            .AddSingleton<IPhotoSource>(provider => provider.GetRequiredService<PostPictures>())
            .AddSingleton<IPostVision>(provider => new PostVision(
                provider.GetRequiredService<IModelChain>(), provider.GetRequiredService<VisionModel>(),
                provider.GetRequiredService<PostPictures>(), () => provider.GetRequiredService<Prompts>().Post))
            .AddSingleton<ICommentRecords, CommentRecords>()
            .AddSingleton<CommentActions>()
            .AddSingleton<CommentPreviews>()
            .AddSingleton<CommentMonths>()
            .AddSingleton<IBackgroundJob, CommentMonthJob>()
            .AddSingleton<IBackgroundJob, AccountDayJob>()
            .AddSingleton<IBackgroundJob, InsightJob>()
            .AddSingleton<IDeliveryObserver, CommentDeliveryObserver>()
            .AddEffect<CommentStored, PostgresCommentWriter, SqliteCommentWriter>()
            .AddEffect<MediaStored, PostgresMediaWriter, SqliteMediaWriter>()
            .AddPersonalTable(Calls("outbox") with { Member = "commentOutbox" })
            .AddPersonalTable(Calls("deliveries") with { Member = "commentDeliveries" })
            .AddPersonalTable(new PersonalTable("manager_topics", "account, chat")
            {
                Member = "commentTopics",
                Where = $"session_key in (select '{CommentCalls.SessionPrefix}' || id from comments where session_key in ({{keys}}))",
                Proves = false,
            })
            .AddPersonalTable(new PersonalTable("comment_replies", "reply_id") { Where = $"comment_id in ({OfCustomer})", Proves = false })
            .AddPersonalTable(PersonalTable.OfGrains(ICommentGrain.Kind, "state ->> 'sessionKey'") with
            {
                Member = "commentStates",
                Proves = false,
                // By the key, which has an index.
                Where = $"kind = '{ICommentGrain.Kind}' and key in ({OfCustomer})",
            })
            .AddPersonalTable(new PersonalTable("comments", "id"));
    }

    private static PostPictures Pictures(IServiceProvider provider) => new(
        provider.GetRequiredService<ICommentPlatform>(),
        provider.GetRequiredService<PublicPhotoPolicy>() with { AllowsHost = PostPictures.IsPictureHost },
        provider.GetRequiredService<TimeProvider>(),
        provider.GetRequiredService<ILogger<PublicPhotoSource>>());

    private static PersonalTable Calls(string table) => new(table, "id")
    {
        Documents = ["message"],
        Where = $"session_key in (select '{CommentCalls.SessionPrefix}' || id from comments where session_key in ({{keys}}))",
        Proves = false,
    };
}
