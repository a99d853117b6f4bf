namespace MirtAi.Embedded;

/// <summary>Where grain interfaces and classes are looked for.</summary>
internal sealed record GrainTypes(IReadOnlyList<Type> Types);
