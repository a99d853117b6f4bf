using Microsoft.Extensions.Options;
using MirtAi.Api.Http;
using MirtAi.Api.Management;
using MirtAi.Grains.Settings;

namespace MirtAi.Api.Console.People;

/// <summary>Checks at the start who may sign in: a person without a name, or with another's token, would leave a trail that lies.</summary>
internal sealed class ConsolePeopleCheck(AdminToken admin, IOptions<ConsoleOptions> options) : ISettingsCheck
{
    public IEnumerable<string> Faults()
    {
        var people = options.Value.People;
        for (var index = 0; index < people.Count; index++)
        {
            if (people[index] is { Name: null or "", Token: null or "" })
                continue; // A line of an example that was left empty.
            var (person, setting) = (people[index], $"{ConsoleOptions.Section}:{nameof(ConsoleOptions.People)}:{index}");
            var before = people.Take(index).ToArray();
            foreach (var fault in Faults(person, before))
                yield return $"{setting}:{fault}";
        }
    }

    private IEnumerable<string> Faults(PersonOptions person, PersonOptions[] before)
    {
        if (string.IsNullOrWhiteSpace(person.Name))
            yield return "Name is missing: set the name that the others and the audit trail see";
        else if (person.Name != person.Name.Trim() || ManagerMessage.NameFault(person.Name) is not null)
            yield return "Name: must be at most 100 characters, without control characters or blanks at its ends";
        else if (before.Any(other => string.Equals(other.Name, person.Name, StringComparison.OrdinalIgnoreCase)))
            yield return "Name: another person has it already";

        if (person.Token is not { Length: >= AdminToken.MinLength } token)
            yield return $"Token: set a random secret of at least {AdminToken.MinLength} characters "
                + "(for instance from: openssl rand -hex 32)";
        else if (token == admin.Value || before.Any(other => other.Token == token))
            yield return "Token: somebody else has it; each person needs one of their own";

        if (!ConsoleRoles.All.Contains(person.Role))
            yield return $"Role: must be one of {string.Join(", ", ConsoleRoles.All)}";
    }
}
