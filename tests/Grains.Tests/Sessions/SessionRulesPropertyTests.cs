using MirtAi.Grains.Interfaces.Messages;
using MirtAi.Grains.Messages;
using MirtAi.Grains.Sessions;

namespace MirtAi.Grains.Tests.Sessions;

/// <summary>What holds after any sequence of events and turns; a failure names its seed.</summary>
public sealed class SessionRulesPropertyTests : SessionRulesTestBase
{
    [Fact]
    public void Whatever_happens_to_a_session_its_promises_hold()
    {
        for (var seed = 1; seed <= 2_000; seed++)
        {
            try
            {
                new Life(seed).Live();
            }
            catch (Exception exception)
            {
                throw new InvalidOperationException($"Seed {seed}: {exception.Message}", exception);
            }
        }
    }

    private sealed class Life(int seed) : SessionRulesTestBase
    {
        private readonly Random random = new(seed);
        private readonly List<long> answered = [];
        private readonly HashSet<string> completed = [];
        private int turns;
        private int messages;
        private int checkedLines;
        private int checkedEdits;
        private int botLines;

        public void Live()
        {
            for (var step = 0; step < 300; step++)
            {
                Step();
                Check();
            }
            Finish();
        }

        private void Step()
        {
            switch (random.Next(12))
            {
                case < 4:
                    Receive($"m{++messages}", $"{messages}");
                    break;
                case 4 when messages > 0:
                    Receive($"e{++messages}", $"{random.Next(1, messages)}", InboundKind.Edit);
                    break;
                case 5:
                    Pass(random.Next(5_000) / 1_000.0);
                    break;
                case 6 when SecondsToWake is { } due:
                    Pass(due);
                    break;
                case 7 or 8:
                    Begin($"t{++turns}");
                    break;
                case 9:
                    End();
                    break;
                case 10:
                    Renew(AnyTurn());
                    break;
                default:
                    var hit = AnyTurn();
                    _ = random.Next(2) == 0 ? Fail(hit) : Release(hit);
                    break;
            }
        }

        private void End()
        {
            var turn = AnyTurn();
            var (from, upTo) = (Session.Answered, Session.Turn?.UpTo ?? 0);
            var lines = Lines.Where(line => line.Author == Author.Customer && line.Sequence > from && line.Sequence <= upTo)
                .Select(line => line.Sequence)
                .ToArray();
            if (!Complete(turn, lines.Length, "answer"))
                return;
            Assert.True(completed.Add(turn), "a turn completes once");
            answered.AddRange(lines);
        }

        /// <summary>The running turn, or one that has long lost its place.</summary>
        private string AnyTurn() => Session.Turn is { } turn && random.Next(3) > 0 ? turn.Id : $"t{random.Next(turns + 1)}";

        private void Finish()
        {
            for (var limit = 0; SecondsToWake is { } due; limit++)
            {
                Assert.True(limit < 50, "it comes to rest");
                Pass(Math.Max(0, due));
                Begin($"t{++turns}");
                if (Session.Turn?.Id == $"t{turns}")
                    EndNow($"t{turns}");
                Check();
            }
            Assert.Equal(Lines.Where(line => line.Author == Author.Customer).Select(line => line.Sequence), answered);
        }

        private void EndNow(string turn)
        {
            var lines = Lines.Where(line =>
                line.Author == Author.Customer && line.Sequence > Session.Answered && line.Sequence <= Session.Turn!.UpTo);
            var sequences = lines.Select(line => line.Sequence).ToArray();
            Assert.True(Complete(turn, sequences.Length, "answer"));
            answered.AddRange(sequences);
        }

        private void Check()
        {
            CheckAdded();
            var waiting = 0;
            for (var index = (int)Session.Answered; index < Lines.Count; index++)
                waiting += Lines[index].Author == Author.Customer ? 1 : 0;
            Assert.Equal(waiting, Session.Pending);
            Assert.Equal(Lines.Count, Session.Lines);
            Assert.Equal(Session.Pending == 0, Session.WakeAt(Policy) is null);
            Assert.True(Session.Superseded <= Policy.MaxSupersedes);
            Assert.True(Session.Turn is null || Session.Pending > 0);
            if (SecondsToWake > 33)
                Assert.Fail($"nobody waits longer than the longest pause: {SecondsToWake}");
            Assert.Equal(Outbox.Count, completed.Count == 0 ? Outbox.Count : botLines);
        }

        /// <summary>What a decision added stays as it is, so that one look at each will do.</summary>
        private void CheckAdded()
        {
            for (; checkedLines < Lines.Count; checkedLines++)
            {
                Assert.Equal(checkedLines + 1, Lines[checkedLines].Sequence);
                botLines += Lines[checkedLines].Author == Author.Bot ? 1 : 0;
            }
            for (; checkedEdits < Edits.Count; checkedEdits++)
                Assert.Equal(Author.Customer, Lines[(int)Edits[checkedEdits].Sequence - 1].Author);
        }
    }
}
