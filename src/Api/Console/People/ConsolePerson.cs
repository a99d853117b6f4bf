namespace MirtAi.Api.Console.People;

/// <summary>Somebody whose token was recognised.</summary>
/// <param name="Name">Their name; null for whoever has the admin token, who says a name.</param>
/// <param name="Role">Their role.</param>
/// <param name="Mark">A short hash of their token, by which a session ends with it; null for the admin token.</param>
internal sealed record ConsolePerson(string? Name, string Role, string? Mark);
