using MirtAi.Grains.Comments;
using MirtAi.Grains.Interfaces.Comments;

namespace MirtAi.Grains.Tests.Comments;

public sealed class CommentNamesTests
{
    [Theory]
    [InlineData("question", CommentType.Question)]
    [InlineData("Question / Inquiry", CommentType.Question)]
    [InlineData("4", CommentType.Question)]
    [InlineData("positive_feedback", CommentType.Positive)]
    [InlineData("urgent issue / complaint", CommentType.Complaint)]
    [InlineData("toxic / abusive", CommentType.Toxic)]
    [InlineData("8", null)]
    [InlineData("nice", null)]
    [InlineData(null, null)]
    public void Types_are_read_by_name_label_and_number(string? name, CommentType? type) =>
        Assert.Equal(type, CommentNames.ParseType(name));

    [Fact]
    public void Every_name_is_read_back()
    {
        Assert.All(Enum.GetValues<CommentType>(), type => Assert.Equal(type, CommentNames.ParseType(type.Name())));
        Assert.All(Enum.GetValues<CommentAction>(), action => Assert.Equal(action, CommentNames.ParseAction(action.Name())));
        Assert.All(Enum.GetValues<CommentStatus>(), status => Assert.Equal(status, CommentNames.ParseStatus(status.Name())));
        Assert.Equal(CommentStatus.Completed, CommentNames.ParseStatus("3"));
    }
}
