using MirtAi.Conversations;

namespace MirtAi;

public sealed class InterimRunner : ITurnRunner
{
    public Task<TurnResult> Run(TurnRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(new TurnResult { Conversation = request.Conversation, Replies = [new Reply("Echo: " + string.Join(" | ", request.Messages.Select(message => message.Text)))] });

    public TurnResult GiveUp(TurnRequest request) => new() { Conversation = request.Conversation, Replies = [], EscalationReason = "FAILED" };
}
