using Orleans;
using Orleans.Concurrency;
using Orleans.Runtime;

namespace MirtAi.Embedded.Tests;

/// <summary>The grain whose timer is tested.</summary>
public sealed partial class TimerTests
{
    public interface ITickGrain : IGrainWithStringKey
    {
        Task Start(GrainTimerCreationOptions options);

        Task StartFailing(GrainTimerCreationOptions options);

        Task StartHeld(Hold hold, GrainTimerCreationOptions options);

        Task StartChanging(GrainTimerCreationOptions options, TimeSpan dueTime);

        Task StartCancellable(Hold hold, GrainTimerCreationOptions options);

        Task Change(TimeSpan dueTime, TimeSpan period);

        Task Stop();

        [AlwaysInterleave]
        Task ChangeMeanwhile(TimeSpan dueTime, TimeSpan period);

        Task Run(Hold hold);

        Task RunThenChange(Hold hold, TimeSpan dueTime);

        Task RunThenLeave(Hold hold);

        Task<string?> AmbientAtTick();

        Task<int> Ticks();

        [AlwaysInterleave]
        Task<int> Glance();
    }

    public sealed class Hold
    {
        internal Signal Entered { get; } = new();

        internal Signal Leave { get; } = new();

        internal async Task Pass()
        {
            Entered.Set();
            await Leave.Wait();
        }
    }

    internal sealed class TickGrain : Grain, ITickGrain
    {
        internal static readonly AsyncLocal<string?> Ambient = new();

        private IGrainTimer? timer;
        private string? ambientAtTick;
        private int ticks;

        public Task Start(GrainTimerCreationOptions options)
        {
            timer = this.RegisterGrainTimer(_ => Tick(), options);
            return Task.CompletedTask;
        }

        public Task StartFailing(GrainTimerCreationOptions options)
        {
            timer = this.RegisterGrainTimer(
                async _ =>
                {
                    await Tick();
                    throw new FormatException();
                },
                options);
            return Task.CompletedTask;
        }

        public Task StartHeld(Hold hold, GrainTimerCreationOptions options)
        {
            timer = this.RegisterGrainTimer(
                async _ =>
                {
                    await Tick();
                    await hold.Pass();
                },
                options);
            return Task.CompletedTask;
        }

        public Task StartChanging(GrainTimerCreationOptions options, TimeSpan dueTime)
        {
            timer = this.RegisterGrainTimer(
                _ =>
                {
                    timer!.Change(dueTime, options.Period);
                    return Tick();
                },
                options);
            return Task.CompletedTask;
        }

        public Task StartCancellable(Hold hold, GrainTimerCreationOptions options)
        {
            timer = this.RegisterGrainTimer(
                async cancellationToken =>
                {
                    await Tick();
                    hold.Entered.Set();
                    var cancelled = new Signal();
                    using var registration = cancellationToken.Register(cancelled.Set);
                    await cancelled.Wait();
                    hold.Leave.Set();
                },
                options);
            return Task.CompletedTask;
        }

        public Task Change(TimeSpan dueTime, TimeSpan period)
        {
            timer!.Change(dueTime, period);
            return Task.CompletedTask;
        }

        public Task ChangeMeanwhile(TimeSpan dueTime, TimeSpan period) => Change(dueTime, period);

        public Task Stop()
        {
            timer!.Dispose();
            return Task.CompletedTask;
        }

        public Task Run(Hold hold) => hold.Pass();

        public async Task RunThenChange(Hold hold, TimeSpan dueTime)
        {
            await hold.Pass();
            timer!.Change(dueTime, dueTime);
        }

        public async Task RunThenLeave(Hold hold)
        {
            await hold.Pass();
            DeactivateOnIdle();
        }

        public Task<string?> AmbientAtTick() => Task.FromResult(ambientAtTick);

        public Task<int> Ticks() => Task.FromResult(ticks);

        public Task<int> Glance() => Task.FromResult(ticks);

        private Task Tick()
        {
            ticks++;
            ambientAtTick = Ambient.Value;
            return Task.CompletedTask;
        }
    }
}
