namespace MirtAi.Api.Console.People;

/// <summary>Settings of the console, section <c>Console</c>.</summary>
public sealed class ConsoleOptions
{
    public const string Section = "Console";

    /// <summary>Those who sign in with a token of their own, beside whoever has the admin token.</summary>
    public IList<PersonOptions> People { get; set; } = [];
}
