using System.ComponentModel.DataAnnotations;
using MirtAi.Grains.Comments;

namespace MirtAi.Silo.Comments;

/// <summary>The text is the name of an action upon a comment.</summary>
public sealed class CommentActionNameAttribute() : AllowedValuesAttribute([.. CommentNames.AllActions]);
