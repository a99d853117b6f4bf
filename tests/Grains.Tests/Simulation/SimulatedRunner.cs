using MirtAi.Grains.Conversations;
using MirtAi.Grains.Messages;
using MirtAi.Grains.Sale;
using MirtAi.Grains.Sessions;

namespace MirtAi.Grains.Tests.Simulation;

/// <summary>Answers with the texts that it was asked, when the schedule says so. It does not always heed a cancellation.</summary>
internal sealed class SimulatedRunner(Random random) : ITurnRunner
{
    /// <summary>Separates the texts of an answer.</summary>
    public const char Separator = '|';

    /// <summary>Turns that run.</summary>
    public List<Answering> Open { get; } = [];

    public Task<TurnPlan> Run(TurnRequest request, CancellationToken cancellationToken)
    {
        var answering = new Answering(request);
        Open.Add(answering);
        if (random.Next(2) == 0)
            cancellationToken.Register(() =>
            {
                Open.Remove(answering);
                answering.Cancel();
            });
        return answering.Result;
    }

    public TurnPlan GiveUp(TurnRequest request) => Answer(request);

    private static TurnPlan Answer(TurnRequest request) => new()
    {
        Conversation = request.Conversation.In(ConversationState.Offer), // An open sale, of which the customer may be reminded.
        Replies = [new Reply(string.Join(Separator, request.Messages.Select(message => message.Text)))],
    };

    internal sealed class Answering(TurnRequest request)
    {
        private readonly TaskCompletionSource<TurnPlan> result = new();

        public Task<TurnPlan> Result => result.Task;

        public void Succeed() => result.TrySetResult(Answer(request));

        public void Fail() => result.TrySetException(new InvalidOperationException("simulated"));

        public void Cancel() => result.TrySetCanceled();
    }
}
