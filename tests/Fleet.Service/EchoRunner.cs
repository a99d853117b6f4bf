using Microsoft.Extensions.Configuration;
using MirtAi.Grains.Messages;
using MirtAi.Grains.Sale;
using MirtAi.Grains.Sessions;

namespace MirtAi.Fleet.Service;

/// <summary>
/// Answers with the texts that it was asked to answer, in their order. While the file of the setting <c>Echo:HoldFile</c> exists,
/// an answer is being made and does not end.
/// </summary>
internal sealed class EchoRunner(IConfiguration configuration) : ITurnRunner
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(20);

    private readonly string? holdFile = configuration["Echo:HoldFile"];

    public async Task<TurnPlan> Run(TurnRequest request, CancellationToken cancellationToken)
    {
        while (holdFile is not null && File.Exists(holdFile))
            await Task.Delay(Interval, TimeProvider.System, cancellationToken);
        return Answer(request, "echo");
    }

    public TurnPlan GiveUp(TurnRequest request) => Answer(request, "gave up");

    private static TurnPlan Answer(TurnRequest request, string kind) => new()
    {
        Conversation = request.Conversation,
        Replies = [new Reply($"{kind}: {string.Join(" | ", request.Messages.Select(message => message.Text))}")],
    };
}
