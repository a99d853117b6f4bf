using Microsoft.Extensions.Hosting;
using MirtAi.Grains.Comments.Classification;
using MirtAi.Grains.Sessions;
using MirtAi.Grains.Understanding;

namespace MirtAi.Silo.LanguageModels;

/// <summary>
/// Asks for the runner when the host starts, so that faulty files stop the start and not the first customer's turn; and reads beside the
/// start what that turn, or the first comment, would wait for.
/// </summary>
internal sealed class ConversationStart(ITurnRunner runner) : BackgroundService
{
    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        ArgumentNullException.ThrowIfNull(runner);
        return Task.Run(
            () =>
            {
                Vocabulary.Load();
                CommentClassifier.Load();
            },
            stoppingToken);
    }
}
