using System.Globalization;
using MirtAi.Api.Management;
using MirtAi.Grains.Comments;
using MirtAi.Grains.Interfaces.Comments;

namespace MirtAi.Api.Console.Comments;

/// <summary>The policy as a form: for each type and action a box, and the least confidence beside it.</summary>
internal static class CommentPolicyForm
{
    /// <summary>The actions that a box is for: a type without any is left alone.</summary>
    public static IReadOnlyList<string> Actions { get; } =
        [.. CommentNames.AllActions.Where(action => action != CommentAction.Ignore.Name())];

    /// <summary>The name of a box.</summary>
    public static string Box(string type, string action) => $"do.{type}.{action}";

    /// <summary>The name of the field of its least confidence.</summary>
    public static string Least(string type, string action) => $"least.{type}.{action}";

    /// <summary>What the form says; a confidence that is none is out of range, as the check of the body tells.</summary>
    public static CommentPolicyBody Read(IFormCollection form) => new(
    [
        .. from type in CommentNames.AllTypes
           from action in Actions
           where form.Text(Box(type, action)).Length > 0
           select new CommentRuleBody
           {
               Type = type,
               Action = action,
               MinConfidence = int.TryParse(form.Text(Least(type, action)), NumberStyles.None, CultureInfo.InvariantCulture, out var least)
                   ? least
                   : -1,
           },
    ]);
}
