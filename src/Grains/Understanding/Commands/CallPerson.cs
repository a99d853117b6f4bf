using MirtAi.Grains.Escalations;

namespace MirtAi.Grains.Understanding.Commands;

/// <summary>Needs a person: complains, wants something back, or asks for one.</summary>
/// <param name="Reason">Why, see <see cref="EscalationReasons"/>.</param>
public sealed record CallPerson(string Reason) : Command;
