namespace MirtAi.Embedded;

internal sealed class TimerTick(GrainTimer timer, int plan) : PendingCall
{
    internal override bool Interleaves => timer.Interleaves;

    internal override bool BelongsToActivation => true;

    internal override void Fail(Exception exception)
    {
    }

    protected override async Task RunAsync(Activation activation)
    {
        await timer.TickAsync(plan);
        activation.EndTurn(this, timer.KeepsAlive);
    }
}
