using System.ComponentModel.DataAnnotations;
using MirtAi.Grains.Comments;

namespace MirtAi.Silo.Comments;

/// <summary>The text is the name of a comment's status.</summary>
public sealed class CommentStatusAttribute() : AllowedValuesAttribute([.. CommentNames.AllStatuses]);
