using System.ComponentModel.DataAnnotations;
using MirtAi.Grains.Comments;

namespace MirtAi.Silo.Comments;

/// <summary>The text is the name of a comment's type.</summary>
public sealed class CommentTypeNameAttribute() : AllowedValuesAttribute([.. CommentNames.AllTypes]);
