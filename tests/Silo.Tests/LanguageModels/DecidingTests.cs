using MirtAi.Grains.Catalog;
using MirtAi.Grains.Conversations;
using MirtAi.Grains.Interfaces.Messages;
using MirtAi.Grains.Messages;
using MirtAi.Grains.Sale;
using MirtAi.Grains.Sessions;

namespace MirtAi.Silo.Tests.LanguageModels;

public sealed class DecidingTests
{
    /// <summary>Each turn is made by a thread of its own, which either stands at the catalogue or has been told to wait.</summary>
    [Fact]
    public async Task No_more_turns_are_decided_at_once_than_leave_processors_for_others()
    {
        const int more = 5;
        using var catalog = new HeldCatalog();
        var runner = Shop.Runner(shelf: catalog);
        using var settled = new CountdownEvent(TurnRunner.MaxDeciding + more);
        catalog.Arrived = () => settled.Signal();

        var turns = Enumerable.Range(0, TurnRunner.MaxDeciding + more).Select(_ => Task.Factory.StartNew(
            () =>
            {
                var turn = runner.Run(Request(), TestContext.Current.CancellationToken);
                if (!turn.IsCompleted)
                    settled.Signal();
                return turn;
            },
            TestContext.Current.CancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap()).ToArray();
        settled.Wait(TestContext.Current.CancellationToken);

        Assert.Equal(TurnRunner.MaxDeciding, catalog.Inside);
        catalog.LetGo();
        Assert.All(await Task.WhenAll(turns), result => Assert.NotEmpty(result.Replies));
    }

    private static TurnRequest Request() => new()
    {
        SessionKey = "telegram:1",
        Customer = new CustomerProfile(),
        Conversation = new Conversation(),
        Messages = [
            new TranscriptLine
            {
                SessionKey = "telegram:1",
                Sequence = 1,
                Author = Author.Customer,
                Text = "Добрий день",
                At = DateTimeOffset.UnixEpoch,
            },
        ],
        History = [],
        Now = DateTimeOffset.UnixEpoch,
    };

    private sealed class HeldCatalog : ICatalog, IDisposable
    {
        private readonly ManualResetEventSlim open = new();
        private int inside;

        public Action Arrived { get; set; } = () => { };

        public int Inside => Volatile.Read(ref inside);

        public ProductCatalog Current
        {
            get
            {
                if (!open.IsSet)
                {
                    Interlocked.Increment(ref inside);
                    Arrived();
                    open.Wait();
                }
                return Shop.Catalog.Value;
            }
        }

        public void LetGo() => open.Set();

        public void Dispose() => open.Dispose();
    }
}
