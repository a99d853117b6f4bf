using MirtAi.Grains.Tests.Simulation;

namespace MirtAi.Grains.Tests.Sessions;

/// <summary>The shell round the rules, with time and database in the test's hand.</summary>
public sealed class SessionGrainTests
{
    private readonly Stage stage = new();

    [Fact]
    public void A_burst_is_answered_when_the_customer_has_been_quiet_for_the_window()
    {
        stage.Write(stage.A);
        stage.Pass(1.5);
        stage.Write(stage.A);
        stage.Pass(1.9);
        Assert.Empty(stage.A.Runner.Open);

        stage.Pass(0.1);
        stage.Answer(stage.A);

        Assert.Equal(["m1|m2"], stage.Answers);
    }

    [Fact]
    public void A_process_with_old_state_that_is_woken_looks_at_the_database_first()
    {
        stage.Write(stage.B);
        stage.Pass(2);
        stage.Answer(stage.B);
        stage.Write(stage.A);
        stage.A.Crash();

        stage.Pass(4);
        stage.B.Wake();
        stage.Settle();
        stage.Answer(stage.B);

        Assert.Equal(["m1", "m2"], stage.Answers);
    }

    [Fact]
    public void A_timer_that_fires_a_moment_too_early_is_set_again()
    {
        stage.Write(stage.A);
        stage.FireEarly(stage.A, TimeSpan.FromMilliseconds(1));
        Assert.Empty(stage.A.Runner.Open);

        stage.Pass(TimeSpan.FromMilliseconds(1));

        Assert.Single(stage.A.Runner.Open);
    }

    [Fact]
    public void An_answer_is_stored_at_once_however_fast_the_customer_goes_on_writing()
    {
        var turn = BeginTurnThatIsNotSupersededAgain();
        stage.A.Runner.Open.Remove(turn);

        turn.Succeed();
        stage.SettleWithoutDatabase();
        stage.Write(stage.A);
        stage.Pass(TimeSpan.Zero);

        Assert.Single(stage.Answers);
    }

    [Fact]
    public void A_turn_keeps_its_lease_however_fast_the_customer_goes_on_writing()
    {
        BeginTurnThatIsNotSupersededAgain();
        var turn = stage.Memory.Session!.Turn!.Id;

        for (var half = 0; half < 20; half++)
        {
            stage.Pass(0.5);
            stage.Write(stage.A);
        }

        Assert.Equal(turn, stage.Memory.Session.Turn!.Id);
        Assert.True(stage.Memory.Session.Turn.LeaseUntil > stage.A.Clock.GetUtcNow() + TimeSpan.FromSeconds(1));
    }

    [Fact]
    public void An_answer_that_no_database_takes_is_a_failed_attempt_and_not_the_end()
    {
        stage.Memory.Unstorable = "m1|m2";
        stage.Write(stage.A);
        stage.Write(stage.A);
        stage.Pass(2);

        stage.Answer(stage.A);

        Assert.Equal((null, 1), (stage.Memory.Session!.Turn, stage.Memory.Session.Failures));
        stage.Memory.Unstorable = null;
        stage.Pass(2);
        stage.Answer(stage.A);
        Assert.Equal(["m1|m2"], stage.Answers);
    }

    [Fact]
    public void A_process_that_leaves_keeps_its_turn_until_it_has_the_answer()
    {
        stage.Write(stage.A);
        stage.Pass(2);
        var turn = stage.A.Runner.Open.Single();

        stage.A.Leave();
        stage.Pass(10);
        stage.B.Wake();
        stage.Settle();
        turn.Succeed();
        stage.Settle();

        Assert.Empty(stage.B.Runner.Open);
        Assert.Equal(["m1"], stage.Answers);
    }

    private SimulatedRunner.Answering BeginTurnThatIsNotSupersededAgain()
    {
        stage.Write(stage.A);
        for (var time = 0; time < 2; time++)
        {
            stage.Pass(2);
            stage.Write(stage.A);
        }
        stage.Pass(2);
        return stage.A.Runner.Open[^1];
    }
}
