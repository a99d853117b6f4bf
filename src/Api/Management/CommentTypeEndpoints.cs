using Microsoft.AspNetCore.Http.HttpResults;
using MirtAi.Grains.Comments;
using MirtAi.Grains.Interfaces.Comments;

namespace MirtAi.Api.Management;

/// <summary>What comments can be.</summary>
internal static class CommentTypeEndpoints
{
    public static void MapCommentTypes(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/meta/classification-types", List).WithName("listClassificationTypes")
            .WithSummary("The types of comments with their numbers and labels in older systems, by number");

    private static Ok<IReadOnlyList<CommentTypeView>> List() => TypedResults.Ok<IReadOnlyList<CommentTypeView>>(
    [
        .. Enum.GetValues<CommentType>().Order()
            .Select(type => new CommentTypeView { Code = (int)type, Name = type.Name(), Label = type.Label() }),
    ]);
}
