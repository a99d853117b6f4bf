using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using MirtAi.Grains.Conversations;
using MirtAi.Grains.Messages;
using MirtAi.Grains.Sale;
using MirtAi.Grains.Sessions;
using MirtAi.Silo.Delivery;
using MirtAi.Silo.Escalations;
using MirtAi.Silo.Jobs;
using MirtAi.Silo.Signals;
using MirtAi.Silo.Storage;
using MirtAi.Silo.Telemetry;
using MirtAi.Silo.Tests.Delivery;
using MirtAi.Silo.Tests.Storage;
using MirtAi.Silo.Turns;
using MirtAi.Testing;

namespace MirtAi.Silo.Tests.Turns;

/// <summary>What is logged within a turn, a send and a job says to which trace and which session it belongs.</summary>
public sealed class LogScopeTests(SqliteFile file) : IClassFixture<SqliteFile>, IAsyncLifetime
{
    private const string Line = "a line of the work itself";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly WatchedTimeProvider clock = new();
    private readonly ScopedLogs logs = new();
    private ILoggerFactory? loggers;
    private TestStorage? opened;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private ILoggerFactory Loggers => loggers ??= LoggerFactory.Create(logging => logging.AddProvider(logs));

    private TestStorage Storage => opened!;

    public async ValueTask InitializeAsync()
    {
        opened = await file.Start(null);
        await Storage.Execute("delete from outbox; delete from deliveries; delete from job_lock");
    }

    public async ValueTask DisposeAsync()
    {
        loggers?.Dispose();
        await Storage.DisposeAsync();
    }

    [Fact]
    public async Task A_turns_lines_carry_the_trace_and_a_short_hash_of_the_session()
    {
        var runner = new MeasuredTurnRunner(
            new Talkative(Loggers.CreateLogger("turn")), new TurnOrigins(), TimeProvider.System, Loggers.CreateLogger<MeasuredTurnRunner>());

        await runner.Run(
            new TurnRequest
            {
                SessionKey = "telegram:1001",
                Customer = new(),
                Conversation = new Conversation(),
                Messages = [],
                History = [],
                Now = default,
            },
            Token);

        AssertScope("telegram:1001");
    }

    [Fact]
    public async Task A_sends_lines_carry_the_trace_and_a_short_hash_of_the_session()
    {
        await RunningPump.Enqueue(Storage, "shop", "hello");
        var session = Assert.Single(await Storage.Query<string>("select session_key from outbox"));
        var channel = new Chatty(new PacedChannel("shop", 30, clock), Loggers.CreateLogger("send"));
        var recorder = new DeliveryRecorder(Storage.Outbox, [], null!, clock, NullLogger<DeliveryRecorder>.Instance);
        using var pump = new DeliveryPump(
            channel, Storage.Outbox, recorder, new MemoryAccounts(), OneProcess.Instance, new CommitSignals(new SingleProcessSignals()), clock,
            Loggers.CreateLogger<DeliveryPump>());
        using var stop = new CancellationTokenSource();
        var lease = await Storage.Locks(clock).TryAcquire("delivery:shop", TimeSpan.FromDays(1), Token);
        var run = pump.Run(lease!, stop.Token);

        await Eventually.Until(
            () =>
            {
                if (clock.Armed > 0)
                    clock.Advance(TimeSpan.FromMilliseconds(100));
                return logs.Scopes.ContainsKey(Line);
            },
            Patience);
        await stop.CancelAsync();
        await Eventually.Until(
            () =>
            {
                clock.Advance(TimeSpan.FromSeconds(1));
                return run.IsCompleted;
            },
            Patience);

        AssertScope(session);
    }

    [Fact]
    public async Task A_jobs_lines_carry_the_trace_and_its_name()
    {
        using var host = new JobHost(
            [new Toil(Loggers.CreateLogger("job"))], [], Storage.Locks(clock), new Notices(Storage.Store, null!), clock, Loggers.CreateLogger<JobHost>());
        await host.StartAsync(Token);
        await Eventually.Until(() => logs.Scopes.ContainsKey(Line), Patience);
        var stopped = host.StopAsync(Token);
        clock.Advance(TimeSpan.FromSeconds(10));
        await stopped;

        Assert.Equal("toil", logs.Scopes[Line]["job"]);
        Assert.Matches("^[0-9a-f]{32}$", logs.Scopes[Line]["traceId"]);
    }

    private void AssertScope(string session)
    {
        var scope = logs.Scopes[Line];
        Assert.Matches("^[0-9a-f]{32}$", scope["traceId"]);
        Assert.Matches("^s[0-9a-f]{10}$", scope["session"]);
        Assert.Equal(LogScope.HashOf(session), scope["session"]);
        Assert.DoesNotContain(session, string.Join(' ', scope.Values), StringComparison.Ordinal);
    }

    private sealed class Talkative(ILogger logger) : ITurnRunner
    {
        public Task<TurnPlan> Run(TurnRequest request, CancellationToken cancellationToken)
        {
            logger.Log(LogLevel.Information, default, Line, null, static (state, _) => state);
            return Task.FromResult(GiveUp(request));
        }

        public TurnPlan GiveUp(TurnRequest request) => new() { Conversation = request.Conversation };

        public Reply? Interim(TurnRequest request) => null;
    }

    private sealed class Chatty(IChannelClient inner, ILogger logger) : IChannelClient
    {
        public string Account => inner.Account;

        public DeliveryLimits Limits => inner.Limits;

        public Task<SendResult> Send(string recipient, OutboundMessage message, CancellationToken cancellationToken)
        {
            logger.Log(LogLevel.Information, default, Line, null, static (state, _) => state);
            return inner.Send(recipient, message, cancellationToken);
        }

        public Task ShowTyping(string recipient, CancellationToken cancellationToken) => Task.CompletedTask;
    }

    private sealed class Toil(ILogger logger) : IBackgroundJob
    {
        public string Name => "toil";

        public Task Run(JobLease lease, CancellationToken cancellationToken)
        {
            logger.Log(LogLevel.Information, default, Line, null, static (state, _) => state);
            return Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        }
    }

    /// <summary>Keeps the members of the scopes in which a line was logged.</summary>
    private sealed class ScopedLogs : ILoggerProvider, ISupportExternalScope, ILogger
    {
        private IExternalScopeProvider scopes = new LoggerExternalScopeProvider();

        public ConcurrentDictionary<string, Dictionary<string, string>> Scopes { get; } = [];

        public void SetScopeProvider(IExternalScopeProvider scopeProvider) => scopes = scopeProvider;

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => scopes.Push(state);

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var members = new Dictionary<string, string>();
            scopes.ForEachScope(
                (scope, found) =>
                {
                    foreach (var (name, value) in scope as IEnumerable<KeyValuePair<string, object?>> ?? [])
                        found[name] = $"{value}";
                },
                members);
            Scopes[formatter(state, exception)] = members;
        }

        public void Dispose()
        {
        }
    }
}
