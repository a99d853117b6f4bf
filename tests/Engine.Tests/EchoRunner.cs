using System.Collections.Concurrent;
using MirtAi.Grains.Messages;
using MirtAi.Grains.Sale;
using MirtAi.Grains.Sessions;

namespace MirtAi.Engine.Tests;

/// <summary>Answers with what it was asked, in order, and remembers where; a turn with the word <c>slow</c> takes three seconds.</summary>
internal sealed class EchoRunner(string process, ConcurrentQueue<string> begun) : ITurnRunner
{
    public static readonly TimeSpan SlowTurn = TimeSpan.FromSeconds(3);

    public async Task<TurnPlan> Run(TurnRequest request, CancellationToken cancellationToken)
    {
        var asked = string.Join('|', request.Messages.Select(message => message.Text));
        begun.Enqueue(process);
        if (asked.Contains("slow", StringComparison.Ordinal))
            await Task.Delay(SlowTurn, TimeProvider.System, cancellationToken);
        return new TurnPlan { Conversation = request.Conversation, Replies = [new Reply(asked)] };
    }

    public TurnPlan GiveUp(TurnRequest request) => new() { Conversation = request.Conversation, Replies = [new Reply("given up")] };
}
