using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using MirtAi.Grains.Answers;
using MirtAi.Grains.Catalog;
using MirtAi.Grains.Comments.Classification;
using MirtAi.Grains.Comments.Replies;
using MirtAi.Grains.LanguageModels;

namespace MirtAi.Silo.Comments;

/// <summary>Registers how comments are understood and replied to, which needs no database.</summary>
internal static class CommentReadingRegistration
{
    /// <summary>Adds the classification and the wording, by models where some are configured.</summary>
    public static IServiceCollection AddCommentReading(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        return services.AddSingleton(Reader).AddSingleton(Writer);
    }

    private static CommentReader Reader(IServiceProvider provider)
    {
        var chain = provider.GetRequiredService<IModelChain>();
        return new CommentReader(
            chain,
            chain.IsOn ? provider.GetRequiredService<Prompts>().Comments : null,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<CommentReader>>());
    }

    private static CommentWriter Writer(IServiceProvider provider)
    {
        var chain = provider.GetRequiredService<IModelChain>();
        return new CommentWriter(
            chain,
            chain.IsOn ? provider.GetRequiredService<Prompts>() : null,
            chain.IsOn ? provider.GetRequiredService<AnswerPolicy>() : null,
            provider.GetRequiredService<ICatalog>(),
            provider.GetRequiredService<Texts>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<CommentWriter>>());
    }
}
