using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using MirtAi.Api.Http;

namespace MirtAi.Api.Console.People;

/// <summary>Those who may sign in, as the settings name them, and whoever has the admin token.</summary>
internal sealed class ConsolePeople(AdminToken admin, IOptions<ConsoleOptions> options)
{
    /// <summary>The claim with <see cref="ConsolePerson.Mark"/>.</summary>
    public const string MarkClaim = "mark";

    private static readonly ConsolePerson Administrator = new(null, AdminAuthentication.Policy, null);

    private readonly (byte[] Hash, ConsolePerson Person)[] people =
    [
        .. options.Value.People.Where(person => person.Token is { Length: >= AdminToken.MinLength }).Select(person =>
        {
            var hash = AdminToken.Hash(person.Token!);
            return (hash, new ConsolePerson(person.Name, person.Role, Mark(hash)));
        }),
    ];

    /// <summary>Whose token it is, or null. The time that it takes tells nothing about any token, nor whose it is.</summary>
    public ConsolePerson? Find(string token)
    {
        var candidate = AdminToken.Hash(token);
        var found = admin.Matches(token) ? Administrator : null;
        foreach (var (hash, person) in people)
            found = CryptographicOperations.FixedTimeEquals(candidate, hash) ? person : found;
        return found;
    }

    /// <summary>
    /// Whether somebody who signed in may still be: with their name, role and token they are in the settings. Who signed in with the admin
    /// token has a cookie that no other admin token opens.
    /// </summary>
    public bool Knows(ClaimsPrincipal user) => user.FindFirstValue(MarkClaim) is { } mark
        ? people.Any(known => known.Person.Mark == mark && known.Person.Name == user.Identity?.Name && user.IsInRole(known.Person.Role))
        : user.IsInRole(AdminAuthentication.Policy);

    // Hashed once more: what is in the cookie is no part of what tokens are compared by.
    private static string Mark(byte[] hash) => Convert.ToHexStringLower(SHA256.HashData(hash).AsSpan(0, 8));
}
