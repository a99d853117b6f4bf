using System.Collections.Immutable;
using Dapper;
using MirtAi.Grains.Answers;
using MirtAi.Grains.Catalog;
using MirtAi.Grains.Comments;
using MirtAi.Grains.Comments.Classification;
using MirtAi.Grains.Interfaces.Comments;
using MirtAi.Silo.Storage;

namespace MirtAi.Silo.Comments;

/// <summary>Tries a policy on the comments of the last week: nothing is stored, and nothing is done.</summary>
public sealed class CommentPreviews(IDatabase database, ICatalog catalog, Texts texts)
{
    private const int Seconds = 7 * 24 * 3_600;

    /// <summary>What the policy would have done, beside what the policy in force does.</summary>
    public async Task<CommentPreview> Of(CommentPolicy policy, CommentPolicy inForce, CancellationToken cancellationToken)
    {
        var tried = (await Rows(cancellationToken)).Select(row => Try(row, policy, inForce)).ToImmutableArray();
        var changed = tried.Where(one => !one.Then.Actions.SequenceEqual(one.Now.Actions) || one.Then.AsksPerson != one.Now.AsksPerson)
            .ToImmutableArray();
        return new CommentPreview
        {
            Comments = tried.Length,
            AsksPerson = tried.Count(one => one.Then.AsksPerson),
            Counts =
            [
                .. tried.SelectMany(one => one.Then.Actions.Select(action => (one.Row.Type, Action: action.Name())))
                    .CountBy(pair => pair).OrderBy(pair => pair.Key.Type).ThenBy(pair => pair.Key.Action)
                    .Select(pair => new CommentPreviewCount { Type = pair.Key.Type, Action = pair.Key.Action, Comments = pair.Value }),
            ],
            Changed = changed.Length,
            Changes =
            [
                .. changed.Take(CommentPreview.MaxChanges).Select(one => new CommentPreviewChange
                {
                    Id = one.Row.Id,
                    Username = one.Row.Username,
                    Text = one.Row.Text,
                    Type = one.Row.Type,
                    Confidence = one.Row.Confidence,
                    Now = CommentPreview.Names(one.Now),
                    Then = CommentPreview.Names(one.Then),
                    Reply = one.Then.Reply,
                }),
            ],
        };
    }

    private (Row Row, CommentPlan Then, CommentPlan Now) Try(Row row, CommentPolicy policy, CommentPolicy inForce)
    {
        // What a person said is certain.
        var verdict = new CommentVerdict(CommentNames.ParseType(row.Type)!.Value, row.Confidence ?? 100, "");
        var input = new CommentInput(row.Text, row.Caption ?? "", row.Parent);
        return (row, Plan(policy), Plan(inForce));

        CommentPlan Plan(CommentPolicy by) =>
            CommentPlanner.Plan(verdict, input, row.Context, passage: null, answerable: !row.AnswersOurs, by, catalog.Current, texts);
    }

    private async Task<IEnumerable<Row>> Rows(CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        return await connection.QueryAsync<Row>(new CommandDefinition(
            $"""
            select c.id as "Id", c.username as "Username", c.text as "Text", c.type as "Type", c.confidence as "Confidence",
                p.text as "Parent", m.caption as "Caption", m.context as "Context",
                case when r.reply_id is null then {database.False} else not {database.False} end as "AnswersOurs"
            from comments c
                left join comments p on p.id = c.parent_id and p.own = {database.False}
                left join media m on m.id = c.media_id
                left join comment_replies r on r.reply_id = c.parent_id
            where c.own = {database.False} and c.type is not null and c.written_at > {database.After($"-{Seconds}")}
            order by c.written_at desc, c.id desc limit {CommentPreview.MaxComments}
            """,
            cancellationToken: cancellationToken));
    }

    private sealed record Row
    {
        public string Id { get; init; } = "";

        public string Username { get; init; } = "";

        public string Text { get; init; } = "";

        public string Type { get; init; } = "";

        public int? Confidence { get; init; }

        public string? Parent { get; init; }

        public string? Caption { get; init; }

        public string? Context { get; init; }

        public bool AnswersOurs { get; init; }
    }
}
