using MirtAi.Grains.Comments.Classification;
using MirtAi.Grains.Comments.Replies;
using MirtAi.Grains.Documents;
using MirtAi.Grains.Interfaces.Comments;

namespace MirtAi.Silo.Tests.Documents;

/// <summary>Questions below posts are answered from documents where the catalogue and the texts tell nothing.</summary>
public sealed class DocumentCommentTests
{
    private static readonly Passage Wrapping = new("d1", "guide.docx", "Пакування", "Кладемо в коробку з бантом.", 0.9);

    [Fact]
    public void A_passage_answers_what_nothing_else_does()
    {
        var with = Reply("Чи є подарункова упаковка?", Wrapping);
        var without = Reply("Чи є подарункова упаковка?", null);

        Assert.Equal(new CommentReply("Ось що в нас про це написано: «Кладемо в коробку з бантом.»", IsKnown: true), with);
        Assert.False(without.IsKnown);
    }

    [Fact]
    public void What_the_catalogue_and_the_texts_tell_comes_from_them()
    {
        foreach (var question in new[] { "Скільки коштує сукня Анна?", "Як доставляєте?" })
            Assert.Equal(Reply(question, null), Reply(question, Wrapping));
    }

    [Fact]
    public void A_reply_is_never_too_long()
    {
        var longest = Wrapping with { Sentence = new string('я', Passage.MaxLength) };

        foreach (var question in new[] { "Do you wrap gifts?", "Заворачиваете подарки?", "Чи є подарункова упаковка?" })
        {
            var reply = Reply(question, longest);
            Assert.True(reply.IsKnown);
            Assert.InRange(reply.Text.Length, 1, CommentReply.MaxLength);
        }
    }

    private static CommentReply Reply(string question, Passage? passage) => CommentReplies.Compose(
        CommentType.Question, new CommentInput(question, "", null), null, passage, Shop.Catalog.Value, Shop.Wordings.Value);
}
