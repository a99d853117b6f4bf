using System.Threading.Channels;
using MirtAi.Grains.Conversations;
using MirtAi.Grains.Messages;
using MirtAi.Grains.Sale;
using MirtAi.Grains.Sessions;

namespace MirtAi.Silo.Tests.Conversations;

/// <summary>Answers when the test says so.</summary>
internal sealed class ScriptedRunner : ITurnRunner
{
    private readonly Channel<Attempt> attempts = Channel.CreateUnbounded<Attempt>();

    /// <summary>The next turn that was begun; it fails the test when there is none for long.</summary>
    public Task<Attempt> Next() =>
        attempts.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System);

    public bool HasNext => attempts.Reader.Count > 0;

    public Task<TurnPlan> Run(TurnRequest request, CancellationToken cancellationToken)
    {
        var attempt = new Attempt(request, cancellationToken);
        attempts.Writer.TryWrite(attempt);
        return attempt.Result;
    }

    /// <summary>What is said when an answer takes a while.</summary>
    public string? Moment { get; set; }

    public Reply? Interim(TurnRequest request) => Moment is null ? null : new Reply(Moment);

    public TurnPlan GiveUp(TurnRequest request) => Answer(request, "a person will answer");

    private static TurnPlan Answer(TurnRequest request, string text) =>
        new() { Conversation = request.Conversation.In(ConversationState.Offer), Replies = [new Reply(text)] };

    internal sealed class Attempt(TurnRequest request, CancellationToken cancellation)
    {
        private readonly TaskCompletionSource<TurnPlan> result = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public string Texts => string.Join(' ', request.Messages.Select(message => message.Text));

        public bool IsCancelled => cancellation.IsCancellationRequested;

        public Task<TurnPlan> Result => result.Task;

        public void Succeed() => result.TrySetResult(Answer(request, "re: " + Texts));

        public void Fail() => result.TrySetException(new InvalidOperationException("scripted"));
    }
}
