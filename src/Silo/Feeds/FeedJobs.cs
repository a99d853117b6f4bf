using Microsoft.Extensions.DependencyInjection;
using MirtAi.Channels;
using MirtAi.Silo.Jobs;

namespace MirtAi.Silo.Feeds;

/// <summary>One job for every feed that is on.</summary>
internal sealed class FeedJobs(IEnumerable<IChannel> channels, IServiceProvider services) : IJobSource
{
    /// <inheritdoc/>
    public IEnumerable<IBackgroundJob> Jobs =>
        from channel in channels
        from feed in channel.Feeds
        where feed.IsOn
        select ActivatorUtilities.CreateInstance<FeedJob>(services, feed);
}
