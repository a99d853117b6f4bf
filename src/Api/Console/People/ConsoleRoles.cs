using System.Security.Claims;
using MirtAi.Api.Http;

namespace MirtAi.Api.Console.People;

/// <summary>What people may do in the console.</summary>
internal static class ConsoleRoles
{
    /// <summary>Answers customers, takes over, decides of orders, and looks at everything but the audit trail.</summary>
    public const string Manager = "manager";

    /// <summary>What a manager does; runs jobs, sends again, exports and erases, and sees the audit trail.</summary>
    public const string Operator = "operator";

    /// <summary>The authorization policy of what is an operator's.</summary>
    public const string OperatorPolicy = "console-operator";

    /// <summary>Every role that a person may have.</summary>
    public static IReadOnlyList<string> All { get; } = [Manager, Operator];

    /// <summary>Whether somebody may do what is an operator's: whoever has the admin token may.</summary>
    public static bool MayOperate(ClaimsPrincipal user) => user.IsInRole(Operator) || user.IsInRole(AdminAuthentication.Policy);
}
