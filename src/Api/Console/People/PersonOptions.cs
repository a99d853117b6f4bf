namespace MirtAi.Api.Console.People;

/// <summary>Somebody who signs in to the console.</summary>
public sealed class PersonOptions
{
    /// <summary>The name that the others and the audit trail see; each has another one.</summary>
    public string? Name { get; set; }

    /// <summary>Their secret, at least 32 characters; each has another one.</summary>
    public string? Token { get; set; }

    /// <summary><c>manager</c>: answers customers and decides of orders. <c>operator</c>: runs the service as well.</summary>
    /// <value>Default manager.</value>
    public string Role { get; set; } = ConsoleRoles.Manager;
}
